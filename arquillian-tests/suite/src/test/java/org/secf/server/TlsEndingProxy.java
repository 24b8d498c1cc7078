package org.secf.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;

/** Ends TLS before the server under test, tells it the cipher suite, and signs that with the whole request; or forgets to. */
public final class TlsEndingProxy implements AutoCloseable {

    /** In which it tells the cipher suite. */
    public static final String FIELD = "X-TLS-Cipher";

    /** Each hop has its own (RFC 9110 §7.6.1); and nobody but the proxy tells the cipher suite. */
    private static final Set<String> NOT_HANDED_ON = Set.of(
            "connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings", "x-tls-cipher");

    private final HttpsServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final OwnKey key;
    private volatile boolean isSigning = true;

    private TlsEndingProxy(HttpsServer server, OwnKey key) {
        this.server = server;
        this.key = key;
    }

    /** Begins to listen. */
    public static TlsEndingProxy start(OwnKey key) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(TlsFiles.context(Optional.of("server"))));
            TlsEndingProxy proxy = new TlsEndingProxy(server, key);
            server.createContext("/", proxy::answer);
            server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients reach it. */
    public String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** From now on it signs, or not. */
    public void signing(boolean isWanted) {
        isSigning = isWanted;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(
                    handedOn((HttpsExchange) exchange, exchange.getRequestBody().readAllBytes()),
                    HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, lines) -> {
                if (!NOT_HANDED_ON.contains(name)) {
                    exchange.getResponseHeaders().put(name, lines);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest handedOn(HttpsExchange exchange, byte[] body) {
        Map<String, List<String>> fields = fields(exchange, body);
        URI target = URI.create(exchange.getRequestURI().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Site.SERVER + target))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        fields.forEach((name, lines) -> lines.forEach(line -> request.header(name, line)));
        if (isSigning) {
            SignatureFields signature = signature(exchange.getRequestMethod(), target, fields, body.length > 0);
            request.header("Signature-Input", signature.signatureInput()).header("Signature", signature.signature());
        }
        return request.build();
    }

    private static Map<String, List<String>> fields(HttpsExchange exchange, byte[] body) {
        Map<String, List<String>> fields = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, lines) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_HANDED_ON.contains(lower)) {
                fields.put(lower, lines);
            }
        });
        fields.put(
                FIELD.toLowerCase(Locale.ROOT), List.of(exchange.getSSLSession().getCipherSuite()));
        if (body.length > 0) {
            fields.put(
                    "content-digest",
                    List.of(ContentDigest.of(body, Set.of(DigestAlgorithm.SHA_256), Crypto.jdk())
                            .text()));
        }
        return fields;
    }

    private SignatureFields signature(String method, URI target, Map<String, List<String>> fields, boolean hasContent) {
        RequestMessage message = new RequestMessage(
                method,
                TargetUri.of(URI.create(address() + target)),
                name -> fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()),
                hasContent);
        SigningPolicy policy = SigningPolicy.ofRequests()
                .with(Coverage.OF_REQUESTS.and(Component.field(FIELD.toLowerCase(Locale.ROOT))))
                .withLabel("gateway");
        return TestStore.accepted(
                new MessageSigner(ProxiedArchive.signing(key), policy, Clock.systemUTC(), new SecureRandom())
                        .sign(message));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
