package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.client.ClientReason;
import org.secf.client.ReceivedResponse;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedRequest;
import org.secf.client.VerifiedResponse;
import org.secf.signature.Fields;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Proves an answer, whatever its status, before any other filter and the application see it, and takes away what was not proved. */
final class ProvingFilter implements ClientResponseFilter {

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        Exchange exchange = Exchange.of(request::getProperty).orElseThrow(ProvingFilter::unknown);
        Optional<Protected> how = exchange.how();
        if (how.isEmpty()) {
            return;
        }
        SignedRequest sent = exchange.sent().orElseThrow(ProvingFilter::unknown);
        if (!sent.demand().verify()) {
            repetition(exchange, how.get(), response, false)
                    .ifPresent(again -> again.replace(request.getClient(), response));
            return;
        }
        byte[] body = response.hasEntity()
                ? BoundedOctets.of(response.getEntityStream(), how.get().mostOctets())
                : new byte[0];
        ReceivedResponse received = new ReceivedResponse(response.getStatus(), fields(response), body);
        Verdict<VerifiedResponse> proved = how.get().protection().verify(sent, received);
        Optional<Repetition> again =
                repetition(exchange, how.get(), response, proved.rejection().isEmpty());
        if (again.isPresent()) {
            again.get().replace(request.getClient(), response);
        } else {
            handOut(Exchange.unlessRefused(proved), response);
        }
    }

    /** Where the answer wants the request signed in another way, and it can be. */
    private static Optional<Repetition> repetition(
            Exchange exchange, Protected how, ClientResponseContext response, boolean isProved) {
        List<String> wanted = fields(response).lines("accept-signature");
        return exchange.sent()
                .filter(sent -> sent.isChallengedBy(response.getStatus(), wanted, isProved))
                .flatMap(sent -> exchange.repeatable())
                .flatMap(plain -> how.protection()
                        .answer(wanted, plain, how.demand())
                        .fold(Optional::of, cannot -> Optional.<SignedRequest>empty()))
                .map(ready -> new Repetition(how, ready));
    }

    private static Fields fields(ClientResponseContext response) {
        return Fields.of(response.getHeaders());
    }

    private static RefusedExchangeException unknown() {
        return new RefusedExchangeException(
                new Rejection(ClientReason.NOT_PROTECTED, "a request that was protected here", "another"));
    }

    /** Fields that nothing proved could be anybody's, and are taken away. */
    private static void handOut(VerifiedResponse proved, ClientResponseContext response) {
        MultivaluedMap<String, String> headers = response.getHeaders();
        for (String name : List.copyOf(headers.keySet())) {
            if (proved.field(name).isEmpty()) {
                headers.remove(name);
            }
        }
        headers.put("Content-Type", new ArrayList<>(proved.content().contentType()));
        headers.put("Content-Encoding", new ArrayList<>(proved.content().contentEncoding()));
        headers.values().removeIf(List::isEmpty);
        response.setEntityStream(new ByteArrayInputStream(proved.body()));
    }
}
