package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.secf.client.ProtectedClient;
import org.secf.client.RefusedExchangeException;
import org.secf.propagation.Authorization;
import org.secf.propagation.PropagationReason;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Puts into a request what tells for whom it is, or stops it. */
final class PropagatingFilter implements ClientRequestFilter {

    private static final String PROPERTY = PropagatingFilter.class.getName();

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
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, made.get().field());
            request.setProperty(PROPERTY, made.get());
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
        if (request.getProperty(PROPERTY) instanceof Authorization earlier) {
            MultivaluedMap<String, Object> headers = request.getHeaders();
            if (List.of(earlier.field()).equals(headers.get(HttpHeaders.AUTHORIZATION))) {
                headers.remove(HttpHeaders.AUTHORIZATION);
            }
            request.removeProperty(PROPERTY);
        }
    }
}
