package org.secf.ejb.client;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.client.ClientRequest;
import org.secf.client.RefusedExchangeException;
import org.secf.gba.device.ApplicationClient;
import org.secf.propagation.PropagationReason;
import org.secf.tls.Fetched;
import org.secf.tls.Question;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Sends a request by a client that has bootstrapped keys, in place of the network. Public since clients of Jakarta RESTful Web Services make one themselves, which
 * alone are told who writes bodies; {@link BootstrappedExchanges} registers it.
 */
public final class BootstrappedFilter implements ClientRequestFilter {

    static final String PROPERTY = BootstrappedFilter.class.getName();

    /** Of the connection, which is another one, or said by its client. */
    private static final Set<String> NOT_OURS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade", "user-agent");

    private static final Set<String> NOT_HANDED_OUT =
            Set.of("authentication-info", "connection", "content-length", "transfer-encoding");

    @Context
    @Nullable
    Providers providers;

    /** For the client. */
    public BootstrappedFilter() {}

    /**
     * By whom, and how much.
     *
     * @param mostOctets of the body of a request
     */
    record How(ApplicationClient client, int mostOctets) {}

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (!(request.getConfiguration().getProperty(PROPERTY) instanceof How how)) {
            throw new ProcessingException("register " + BootstrappedExchanges.class.getName());
        }
        Optional<Rejection> other = otherCredential(request);
        if (other.isPresent()) {
            throw new RefusedExchangeException(other.get());
        }
        Optional<byte[]> body =
                request.hasEntity() ? Optional.of(written(request, how.mostOctets())) : Optional.empty();
        request.abortWith(response(Exchange.unlessRefused(how.client().call(question(request, body)))));
    }

    /** The device's own takes that place. One that was put there is not left out in silence: it may be what tells for whom the call is. */
    private static Optional<Rejection> otherCredential(ClientRequestContext request) {
        return request.getHeaders().keySet().stream().anyMatch(HttpHeaders.AUTHORIZATION::equalsIgnoreCase)
                ? Check.refused(
                        PropagationReason.ALREADY_AUTHORIZED,
                        "no Authorization beside that of the bootstrapped key",
                        "another, set by the application or by PropagatedCalls")
                : Check.HOLDS;
    }

    private static Question question(ClientRequestContext request, Optional<byte[]> body) {
        Question question = Question.of(request.getMethod(), request.getUri(), body);
        ClientRequest lines = HeaderLines.of(request.getMethod(), request.getUri(), request.getHeaders());
        for (Map.Entry<String, List<String>> field : lines.fields().entrySet()) {
            if (!NOT_OURS.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                question = question.with(field.getKey(), String.join(", ", field.getValue()));
            }
        }
        return question;
    }

    @SuppressWarnings("unchecked") // The writer is the one for the entity's own class.
    private byte[] written(ClientRequestContext request, int mostOctets) throws IOException {
        Class<Object> type = (Class<Object>) request.getEntityClass();
        MediaType mediaType = request.getMediaType();
        @Nullable Providers known = providers;
        @Nullable
        MessageBodyWriter<Object> writer = known == null
                ? null
                : known.getMessageBodyWriter(type, request.getEntityType(), request.getEntityAnnotations(), mediaType);
        if (writer == null) {
            throw new ProcessingException("nobody writes " + type + " as " + mediaType);
        }
        BoundedOctets whole = new BoundedOctets(mostOctets);
        writer.writeTo(
                request.getEntity(),
                type,
                request.getEntityType(),
                request.getEntityAnnotations(),
                mediaType,
                request.getHeaders(),
                whole);
        return whole.octets();
    }

    private static Response response(Fetched fetched) {
        Response.ResponseBuilder response = Response.status(fetched.status());
        fetched.fields().forEach((name, lines) -> {
            if (!NOT_HANDED_OUT.contains(name)) {
                lines.forEach(line -> response.header(name, line));
            }
        });
        byte[] body = fetched.body();
        return body.length == 0 ? response.build() : response.entity(body).build();
    }
}
