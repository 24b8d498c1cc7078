package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.secf.client.ClientRequest;
import org.secf.probe.ProbeUsers;

/** A client without cookies and without redirects, that asks as a program does. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;

    /** Without TLS. */
    public Http() {
        this(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build());
    }

    /** By a client of one's own making. */
    public Http(HttpClient client) {
        this.client = client;
    }

    /** What came back. */
    public record Reply(int status, String body, HttpResponse<String> raw) {

        /** A field's values, in order. */
        public List<String> header(String name) {
            return raw.headers().allValues(name);
        }

        /** Of a refusal, by which the log has its reason. */
        public String correlation() {
            return body.replaceFirst("(?s).*\"correlation\":\"([0-9a-f]+)\".*", "$1");
        }
    }

    /** Asks as nobody. */
    public Reply get(String address) {
        return send(request(address));
    }

    /** Asks as a user whose password is known to {@link ProbeUsers}. */
    public Reply get(String address, String user) {
        return send(request(address).header("Authorization", basic(user, ProbeUsers.password(user))));
    }

    /** Asks with a credential of one's own making. */
    public Reply get(String address, Optional<String> authorization) {
        HttpRequest.Builder request = request(address);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return send(request);
    }

    /** Sends a request as it is. */
    public Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> raw = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(raw.statusCode(), raw.body(), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request as it is, with whatever it says of its signature. */
    public Reply send(ClientRequest request) {
        return send(request(request));
    }

    /** Opens WebSockets. */
    public HttpClient client() {
        return client;
    }

    /** A request to begin with. */
    public static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Accept", "text/plain, text/event-stream, application/json;q=0.5");
    }

    /** The same request for this client. */
    public static HttpRequest.Builder request(ClientRequest request) {
        HttpRequest.Builder builder = request(request.address().toString());
        request.fields().forEach((name, lines) -> lines.forEach(line -> builder.header(name, line)));
        return builder.method(
                request.method(),
                request.body()
                        .map(HttpRequest.BodyPublishers::ofByteArray)
                        .orElseGet(HttpRequest.BodyPublishers::noBody));
    }

    /** The field {@code Authorization} of HTTP Basic. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
