package org.secf.client.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.signature.Component;
import org.secf.signature.Fields;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.RequestedSignature;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.signature.VerifiedSignature;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** An HTTP server on loopback that verifies what comes and signs what it answers; a test changes one thing, before or after that. */
public final class SigningServer implements AutoCloseable {

    /** How often anything came, signed or not. */
    public final AtomicInteger arrivals = new AtomicInteger();

    /** What was verified, in order. */
    public final List<VerifiedSignature> signatures = Collections.synchronizedList(new ArrayList<>());

    public final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    public final List<Answer> sent = Collections.synchronizedList(new ArrayList<>());

    /** What is answered at a path, unsigned and whoever asks: keys. */
    public final Map<String, String> published = new ConcurrentHashMap<>();

    /** Whether unsigned requests are answered, too. */
    public volatile boolean answersUnsigned;

    public Consumer<Answer> before = answer -> {};
    public Consumer<Answer> after = answer -> {};
    public Function<Answer, Verdict<SignatureFields>> signing;

    private final HttpServer server;
    private final String scheme;
    private final SignatureVerifier verifier;

    /** An answer in the making. */
    public static final class Answer {
        public final RequestMessage request;
        public final byte[] received;
        public int status = 200;
        public Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        public byte[] body = "the answer".getBytes(StandardCharsets.UTF_8);

        Answer(RequestMessage request, byte[] received) {
            this.request = request;
            this.received = received;
            fields.put("Content-Type", "text/plain");
        }

        public void status(int other) {
            status = other;
        }

        public void body(byte[] other) {
            body = other;
        }

        public void empty(int other) {
            status = other;
            body = new byte[0];
            fields.remove("Content-Type");
        }

        /** As another was. */
        public void like(Answer other) {
            status = other.status;
            fields = other.fields;
            body = other.body;
        }

        public void unsign() {
            fields.remove("Signature");
            fields.remove("Signature-Input");
        }

        public ResponseMessage message() {
            Map<String, List<String>> lines = new TreeMap<>();
            fields.forEach((name, value) -> lines.put(name, List.of(value)));
            return new ResponseMessage(status, Fields.of(lines), body.length > 0, request);
        }

        public List<RequestedSignature> wanted() {
            return Verdicts.value(RequestedSignature.parse(request.fields().lines("accept-signature")));
        }
    }

    public SigningServer(Parties parties) throws IOException {
        this(parties.serverKey(), parties.clients(), parties.clock());
    }

    public SigningServer(SigningKey key, SignatureKeys clients, Clock clock) throws IOException {
        this(key, clients, clock, Optional.empty());
    }

    /** One that is called by https, where there is a context of TLS. */
    public SigningServer(SigningKey key, SignatureKeys clients, Clock clock, Optional<SSLContext> tls)
            throws IOException {
        MessageSigner signer = signer(key, SigningPolicy.ofResponses(), clock);
        signing = answer -> signer.answer(answer.wanted(), answer.message());
        verifier =
                new SignatureVerifier(SignaturePolicy.ofRequests(), clients, clock, new MemoryOnceStore(clock, 1000));
        scheme = tls.isPresent() ? "https" : "http";
        server = listening(tls);
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer listening(Optional<SSLContext> tls) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls.isEmpty()) {
            return HttpServer.create(any, 0);
        }
        HttpsServer server = HttpsServer.create(any, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        return server;
    }

    public static MessageSigner signer(SigningKey key, SigningPolicy policy, Clock clock) {
        return new MessageSigner(key, policy, clock, Parties.RANDOM);
    }

    public URI url(String pathAndQuery) {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery);
    }

    public List<String> nonces() {
        return signatures.stream()
                .map(signature -> signature.input().nonce().orElseThrow())
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<String> page =
                Optional.ofNullable(published.get(exchange.getRequestURI().getPath()));
        if (page.isPresent()) {
            byte[] octets = page.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
            return;
        }
        arrivals.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        bodies.add(new String(body, StandardCharsets.UTF_8));
        RequestMessage request = new RequestMessage(
                exchange.getRequestMethod(),
                TargetUri.of(url(exchange.getRequestURI().toString())),
                name -> Optional.ofNullable(exchange.getRequestHeaders().get(name))
                        .orElse(List.of()),
                body.length > 0);
        if (!answersUnsigned || exchange.getRequestHeaders().containsKey("Signature")) {
            verify(request, body);
        }
        write(exchange, answer(new Answer(request, body)));
    }

    private void verify(RequestMessage request, byte[] body) {
        VerifiedSignature signature = Verdicts.value(verifier.verify(request));
        signature
                .value(Component.field("content-digest"))
                .ifPresent(digest -> Verdicts.value(
                        ContentDigest.parse(List.of(digest)).then(expected -> expected.verify(body, Parties.CRYPTO))));
        signatures.add(signature);
    }

    private Answer answer(Answer answer) {
        before.accept(answer);
        if (answer.body.length > 0) {
            answer.fields.put(
                    "Content-Digest",
                    ContentDigest.of(answer.body, Set.of(DigestAlgorithm.SHA_256), Parties.CRYPTO)
                            .text());
        }
        if (!answer.request.fields().lines("accept-signature").isEmpty()) {
            SignatureFields signature = Verdicts.value(signing.apply(answer));
            answer.fields.put("Signature-Input", signature.signatureInput());
            answer.fields.put("Signature", signature.signature());
        }
        after.accept(answer);
        sent.add(answer);
        return answer;
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        boolean isBare = exchange.getRequestMethod().equals("HEAD") || answer.body.length == 0;
        answer.fields.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status, isBare ? -1 : answer.body.length);
        if (!isBare) {
            exchange.getResponseBody().write(answer.body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
