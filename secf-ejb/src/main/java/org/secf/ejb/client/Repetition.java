package org.secf.ejb.client;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.secf.client.ClientRequest;
import org.secf.client.SignedRequest;
import org.secf.tls.OutboundLimits;

/**
 * Sends a request once more, signed as the server wants it (RFC 9421 §5.2). By a client of the same kind and TLS that has no filters but ours: those of the
 * application had their turn, and what they added is signed.
 */
record Repetition(Protected how, SignedRequest ready) {

    private static final String PROPERTY = Repetition.class.getName();

    /** Whether a call is one, and of which request. */
    static Optional<SignedRequest> in(Object property) {
        return Optional.of(property)
                .filter(Repetition.class::isInstance)
                .map(Repetition.class::cast)
                .map(Repetition::ready);
    }

    static String property() {
        return PROPERTY;
    }

    /** Puts its answer, which was judged, in place of the challenge. */
    void replace(Client first, ClientResponseContext challenge) {
        Client client = like(first);
        try (Response answer = invocation(client).invoke()) {
            MultivaluedMap<String, String> headers = challenge.getHeaders();
            for (String name : List.copyOf(headers.keySet())) {
                headers.remove(name);
            }
            answer.getStringHeaders().forEach((name, lines) -> headers.put(name, new ArrayList<>(lines)));
            challenge.setStatusInfo(answer.getStatusInfo());
            byte[] body = answer.hasEntity() ? answer.readEntity(byte[].class) : new byte[0];
            challenge.setEntityStream(new ByteArrayInputStream(body));
        } finally {
            client.close();
        }
    }

    private Invocation invocation(Client client) {
        ClientRequest request = ready.request();
        Invocation.Builder builder = client.target(request.address()).request().property(PROPERTY, this);
        Optional<byte[]> body = request.body();
        return body.isEmpty()
                ? builder.build(request.method())
                : builder.build(request.method(), Entity.entity(body.get(), MediaType.APPLICATION_OCTET_STREAM_TYPE));
    }

    private Client like(Client first) {
        ClientBuilder builder = ClientBuilder.newBuilder()
                .connectTimeout(OutboundLimits.USUAL.connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(OutboundLimits.USUAL.whole().toMillis(), TimeUnit.MILLISECONDS)
                .register(new SignedExchanges(how));
        Optional.ofNullable(first.getSslContext()).ifPresent(builder::sslContext);
        Optional.ofNullable(first.getHostnameVerifier()).ifPresent(builder::hostnameVerifier);
        return builder.build();
    }
}
