package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.secf.client.ProtectedClient;
import org.secf.client.RefusedExchangeException;
import org.secf.propagation.Authorization;
import org.secf.propagation.PropagationReason;
import org.secf.token.BindingKey;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Puts into a request what tells for whom it is, or stops it. */
final class PropagatingFilter implements ClientRequestFilter, ClientResponseFilter {

    private static final String PROPERTY = PropagatingFilter.class.getName();

    /**
     * What was put into a request.
     *
     * @param proof of the key that the token is bound to
     */
    private record Sent(Authorization authorization, Optional<String> proof) {}

    private final Travels travels;
    private final PropagatedCalls.CallerAtHand callers;

    PropagatingFilter(Travels travels, PropagatedCalls.CallerAtHand callers) {
        this.travels = travels;
        this.callers = callers;
    }

    @Override
    public void filter(ClientRequestContext request) throws RefusedExchangeException {
        restore(request);
        Optional<Travel> travel = Exchange.unlessRefused(travels.of(request));
        if (travel.isPresent()) {
            send(request, travel.get());
        }
    }

    private void send(ClientRequestContext request, Travel travel) throws RefusedExchangeException {
        request.setProperty(SigningFilter.FOLLOW_REDIRECTS, false);
        boolean isAuthorized =
                request.getHeaders().keySet().stream().anyMatch(HttpHeaders.AUTHORIZATION::equalsIgnoreCase);
        Optional<Rejection> refusal =
                travel.identity().refuseOther(isAuthorized).or(() -> unsigned(request, travel));
        if (refusal.isPresent()) {
            throw new RefusedExchangeException(refusal.get());
        }
        Optional<Authorization> made =
                Exchange.unlessRefused(travel.identity().authorize(travel.demand(), request.getUri(), callers.now()));
        if (made.isPresent()) {
            Optional<String> proof = Exchange.unlessRefused(made.get().proof(request.getMethod(), request.getUri()));
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, made.get().field());
            proof.ifPresent(text -> request.getHeaders().putSingle(BindingKey.FIELD, text));
            request.setProperty(PROPERTY, new Sent(made.get(), proof));
        }
    }

    /** A server may want a value of its own in the next proofs (RFC 9449 §9). */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof Sent sent) {
            List<String> lines = response.getHeaders().entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(BindingKey.NONCE_FIELD))
                    .flatMap(field -> field.getValue().stream())
                    .toList();
            sent.authorization().heard(request.getUri(), lines);
        }
    }

    /** A token that is held by a key goes with a request that this key signs, and with no other. */
    private static Optional<Rejection> unsigned(ClientRequestContext request, Travel travel) {
        Optional<ProtectedClient> signer =
                travel.identity().signer(travel.demand().mode());
        boolean isSigned = signer.isEmpty()
                || request.getConfiguration().getInstances().stream()
                        .filter(SigningFilter.class::isInstance)
                        .map(SigningFilter.class::cast)
                        .anyMatch(filter -> filter.signs(request, signer.get().protection()));
        return isSigned
                ? Check.HOLDS
                : Check.refused(
                        PropagationReason.HOLDER_NOT_PROVED,
                        "a call signed by the "
                                + signer.map(ProtectedClient::toString).orElse(""),
                        "one that is not");
    }

    /** RESTEasy keeps the headers of an invocation for when it is invoked again; ours was for that one call. */
    private static void restore(ClientRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Sent earlier) {
            remove(
                    request.getHeaders(),
                    HttpHeaders.AUTHORIZATION,
                    earlier.authorization().field());
            earlier.proof().ifPresent(proof -> remove(request.getHeaders(), BindingKey.FIELD, proof));
            request.removeProperty(PROPERTY);
        }
    }

    private static void remove(MultivaluedMap<String, Object> headers, String name, String value) {
        if (List.of(value).equals(headers.get(name))) {
            headers.remove(name);
        }
    }
}
