package org.secf.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.OwnKey;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;

/**
 * A proxy that signs what it hands on (RFC 9421 §4.3). Of a signed request it verifies the signature first, and signs that; of any other it signs all of
 * the request with what it tells of the client.
 */
public final class Gateway implements AutoCloseable {

    /** The label of the client's signature. */
    public static final String CLIENT = "sig1";

    /** Each hop has its own (RFC 9110 §7.6.1). */
    private static final Set<String> OF_THE_HOP =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings");

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final OwnKey key;
    private final SignatureVerifier verifier;

    private Gateway(HttpServer server, OwnKey key, OwnKey signer) {
        Clock clock = Clock.systemUTC();
        this.server = server;
        this.key = key;
        this.verifier = new SignatureVerifier(
                SignaturePolicy.ofRequests().withTag("through"),
                ProxiedArchive.believing(signer),
                clock,
                new MemoryOnceStore(clock, 1000));
    }

    /** Begins to listen; signs by this key what that signer signed. */
    public static Gateway start(OwnKey key, OwnKey signer) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Way.gateway()), 0);
        Gateway gateway = new Gateway(server, key, signer);
        server.createContext("/", gateway::answer);
        server.start();
        return gateway;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<SignatureFields> signature =
                    signature(exchange, body).fold(Optional::of, rejection -> Optional.empty());
            if (signature.isEmpty()) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            HttpResponse<byte[]> answer =
                    client.send(handedOn(exchange, body, signature.get()), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, lines) -> {
                if (!OF_THE_HOP.contains(name)) {
                    exchange.getResponseHeaders().put(name, lines);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Verdict<SignatureFields> signature(HttpExchange exchange, byte[] body) {
        Fields fields = name -> exchange.getRequestHeaders().getOrDefault(name, List.of());
        String target = exchange.getRequestURI().toString().substring(ProxiedArchive.NAME.length() + 1);
        RequestMessage message = new RequestMessage(
                exchange.getRequestMethod(),
                TargetUri.of(URI.create(ProxiedArchive.BASE + target)),
                fields,
                body.length > 0);
        return verifier.isPresented(fields)
                ? verifier.verify(message)
                        .then(client -> signer(policyFor(client.label())).sign(message))
                : signer(ofClients()).sign(message);
    }

    private MessageSigner signer(SigningPolicy policy) {
        return new MessageSigner(ProxiedArchive.signing(key), policy, Clock.systemUTC(), new SecureRandom());
    }

    private static SigningPolicy policyFor(String label) {
        return new SigningPolicy(
                Coverage.ofProxies(label), "gateway", Optional.of("proxy"), Optional.empty(), false, false);
    }

    private static SigningPolicy ofClients() {
        Coverage coverage = Coverage.OF_REQUESTS;
        Set<Component> present = new HashSet<>(coverage.whenPresent());
        present.addAll(Coverage.ofProxies(CLIENT).whenPresent());
        return SigningPolicy.ofRequests()
                .with(new Coverage(coverage.always(), coverage.withContent(), present))
                .withLabel("gateway");
    }

    private static HttpRequest handedOn(HttpExchange exchange, byte[] body, SignatureFields signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(Site.SERVER + exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, lines) -> {
            if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                lines.forEach(line -> request.header(name, line));
            }
        });
        return request.header("Signature-Input", signature.signatureInput())
                .header("Signature", signature.signature())
                .build();
    }

    /** Ends. */
    @Override
    public void close() {
        server.stop(0);
    }
}
