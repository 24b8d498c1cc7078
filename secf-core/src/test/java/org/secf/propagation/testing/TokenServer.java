package org.secf.propagation.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A token endpoint on the loopback address that knows one client and some tokens of users. It gives tokens for them that say for whom and for which audience they
 * are: {@code alice.https---b.1}.
 */
public final class TokenServer implements AutoCloseable {

    /** Of the client. */
    public static final String CLIENT = "shop";

    /** Of the client. */
    public static final String SECRET = "the secret of the shop";

    private static final String URN = "urn:ietf:params:oauth:";

    /** What came, in order. */
    public final List<Map<String, List<String>>> forms = new CopyOnWriteArrayList<>();

    /** Users by their tokens. */
    public final Map<String, String> users = new ConcurrentHashMap<>();

    /** What becomes of the right answer. */
    public volatile UnaryOperator<String> answer = UnaryOperator.identity();

    /** Judge each request, and bind each token to the key that it proves; without them, tokens are for whoever bears them. */
    public volatile Optional<StrictProofs> proofs = Optional.empty();

    /** In place of the right one. */
    public volatile int status = 200;

    /** Answers wait for it. */
    public volatile CountDownLatch mayAnswer = new CountDownLatch(0);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Begins to listen. */
    public TokenServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** Where tokens are given. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            Map<String, List<String>> form = parsed(text);
            forms.add(form);
            await();
            boolean isKnown = basic().equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String error = proofs.map(strict -> strict.error(exchange, address(), Optional.empty()))
                    .orElse("");
            String given = isKnown && error.isEmpty() ? bound(given(form)) : "";
            String right =
                    given.isEmpty() ? "{\"error\":\"%s\"}".formatted(error.isEmpty() ? "invalid_grant" : error) : given;
            int code = status != 200 || !given.isEmpty() ? status : 400;
            byte[] body = answer.apply(right).getBytes(StandardCharsets.UTF_8);
            if (code / 100 == 3) {
                exchange.getResponseHeaders().add("Location", address() + "?elsewhere");
            }
            exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String bound(String given) {
        return proofs.isPresent() ? given.replace("\"Bearer\"", "\"DPoP\"") : given;
    }

    /** Empty where there is none for that. */
    private String given(Map<String, List<String>> form) {
        return switch (only(form, "grant_type")) {
            case "client_credentials" -> token("shop", form, "");
            case URN + "grant-type:saml2-bearer" -> user(only(form, "assertion"), form, "");
            case URN + "grant-type:token-exchange" ->
                user(
                        only(form, "subject_token"),
                        form,
                        ",\"issued_token_type\":\"" + URN + "token-type:access_token\"");
            default -> "";
        };
    }

    private String user(String token, Map<String, List<String>> form, String more) {
        String user = users.get(token);
        return user == null ? "" : token(user, form, more);
    }

    private String token(String user, Map<String, List<String>> form, String more) {
        String audience =
                String.join("", form.getOrDefault("audience", List.of())).replaceAll("[^a-z]", "-");
        return "{\"access_token\":\"%s.%s.%d\",\"token_type\":\"Bearer\",\"expires_in\":600%s}"
                .formatted(user, audience, forms.size(), more);
    }

    private static String only(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    private void await() throws IOException {
        try {
            if (!mayAnswer.await(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody let it answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Map<String, List<String>> parsed(String text) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (String part : text.split("&", -1)) {
            String[] pair = part.split("=", 2);
            form.computeIfAbsent(decoded(pair[0]), name -> new ArrayList<>()).add(decoded(pair[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String basic() {
        String pair = CLIENT + ":" + SECRET.replace(' ', '+');
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
