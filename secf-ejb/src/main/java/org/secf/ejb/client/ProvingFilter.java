package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.secf.client.ExchangeProtection;
import org.secf.client.ReceivedResponse;
import org.secf.client.SignedRequest;
import org.secf.client.VerifiedResponse;
import org.secf.signature.Fields;

/** Proves an answer, whatever its status, before any other filter and the application see it, and takes away what was not proved. */
final class ProvingFilter implements ClientResponseFilter {

    private final ExchangeProtection protection;
    private final int mostOctets;

    ProvingFilter(ExchangeProtection protection, int mostOctets) {
        this.protection = protection;
        this.mostOctets = mostOctets;
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        SignedRequest sent = Exchange.of(request::getProperty)
                .flatMap(Exchange::sent)
                .orElseThrow(() -> new IOException("the request was not signed by us, so nothing proves its answer"));
        byte[] body = response.hasEntity() ? BoundedOctets.of(response.getEntityStream(), mostOctets) : new byte[0];
        ReceivedResponse received = new ReceivedResponse(response.getStatus(), Fields.of(response.getHeaders()), body);
        VerifiedResponse proved = Exchange.unlessRefused(protection.verify(sent, received));
        handOut(proved, response);
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
