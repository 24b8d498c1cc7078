package org.secf.openid.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.StrictProofs;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.openid.provider.CodeVerifier;

/** A provider on this machine that does everything right, but for what a test changes. What it issues it signs. */
public final class OpenIdServer implements AutoCloseable {

    /** The name of every request that is pushed. */
    public static final String PUSHED = "urn:ietf:params:oauth:request_uri:1";

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> refreshTokens = new ConcurrentHashMap<>();
    private final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();

    /** Changes each ID token before it is signed. */
    public volatile UnaryOperator<Jws> change = UnaryOperator.identity();

    /** Signs them. */
    public volatile Function<Jws, String> signer = TestIssuer::signed;

    /** Changes what the token endpoint answers. */
    public volatile UnaryOperator<JsonObject> answer = UnaryOperator.identity();

    /** Changes what is announced. */
    public volatile UnaryOperator<JsonObject> announcement = UnaryOperator.identity();

    /** The status of every answer of the token endpoint, unless the request is wrong. */
    public volatile int tokenStatus = 200;

    /** How long it thinks about tokens. */
    public volatile long delayMillis;

    /** Judge requests for tokens, which are bound then, and so are the codes for them; without them, tokens are for whoever bears them. */
    public volatile Optional<StrictProofs> proofs = Optional.empty();

    /** Judge questions about users, where tokens are bound. */
    public final StrictProofs proofsOfUsers;

    /** Of the keys that access tokens are bound to. */
    private final Map<String, String> bound = new ConcurrentHashMap<>();

    /** What is told of users. */
    public volatile JsonObject userInfo = Json.createObjectBuilder()
            .add("sub", "alice")
            .add("email", "alice@example.org")
            .build();

    public OpenIdServer(Clock clock) {
        this.clock = clock;
        this.proofsOfUsers = new StrictProofs(clock);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, announced()));
        server.createContext(
                "/jwks", exchange -> send(exchange, 200, new String(new TestIssuer().jwks(), StandardCharsets.UTF_8)));
        server.createContext("/token", this::tokens);
        server.createContext(
                "/par", exchange -> send(exchange, 201, "{\"request_uri\":\"" + PUSHED + "\",\"expires_in\":60}"));
        server.createContext("/userinfo", this::user);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String announced() {
        return announcement
                .apply(Json.createObjectBuilder()
                        .add("issuer", issuer())
                        .add("authorization_endpoint", issuer() + "/authorize")
                        .add("token_endpoint", issuer() + "/token")
                        .add("userinfo_endpoint", issuer() + "/userinfo")
                        .add("end_session_endpoint", issuer() + "/logout")
                        .add("jwks_uri", issuer() + "/jwks")
                        .add("authorization_response_iss_parameter_supported", true)
                        .build())
                .toString();
    }

    /** The user agrees to a request; the code that answers it. */
    public String code(Map<String, String> request) {
        String code = "code-" + counter.incrementAndGet();
        codes.put(code, request);
        return code;
    }

    /** What the token endpoint was asked. */
    public List<Map<String, String>> tokenRequests() {
        return tokenRequests;
    }

    /** RFC 9449 §7. */
    private void user(HttpExchange exchange) throws IOException {
        String field = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (proofs.isEmpty()) {
            send(exchange, field.startsWith("Bearer ") ? 200 : 401, userInfo.toString());
            return;
        }
        String token = field.replaceFirst("^DPoP ", "");
        StrictProofs.Judgement judged = proofsOfUsers.judge(exchange, issuer() + "/userinfo", Optional.of(token));
        boolean isBound = judged.thumbprint().equals(bound.get(token));
        if (judged.error().isEmpty() && isBound) {
            send(exchange, 200, userInfo.toString());
            return;
        }
        String error = judged.error().isEmpty() ? "invalid_token" : judged.error();
        exchange.getResponseHeaders().add("WWW-Authenticate", "DPoP realm=\"me\", error=\"" + error + "\"");
        send(exchange, 401, "{}");
    }

    private void tokens(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        tokenRequests.add(form);
        pause();
        StrictProofs.Judgement judged = proofs.map(
                        strict -> strict.judge(exchange, issuer() + "/token", Optional.empty()))
                .orElse(new StrictProofs.Judgement("", ""));
        if (!judged.error().isEmpty()) {
            send(exchange, 400, "{\"error\":\"" + judged.error() + "\"}");
            return;
        }
        boolean isRefresh = "refresh_token".equals(form.get("grant_type"));
        Map<String, String> request = isRefresh
                ? refreshTokens.remove(form.getOrDefault("refresh_token", ""))
                : codes.remove(form.getOrDefault("code", ""));
        boolean isOfKey =
                proofs.isEmpty() || (request != null && judged.thumbprint().equals(request.get("dpop_jkt")));
        boolean isRight = request != null && (isRefresh || (isProved(form, request) && isOfKey));
        if (!isRight || tokenStatus != 200) {
            send(exchange, isRight ? tokenStatus : 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        send(
                exchange,
                200,
                answer.apply(issued(request, isRefresh, judged.thumbprint())).toString());
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isProved(Map<String, String> form, Map<String, String> request) {
        String verifier = form.getOrDefault("code_verifier", "");
        return new CodeVerifier(verifier).challenge().equals(request.get("code_challenge"))
                && String.valueOf(form.get("redirect_uri")).equals(request.get("redirect_uri"));
    }

    private JsonObject issued(Map<String, String> request, boolean isRefresh, String key) {
        String refresh = "refresh-" + counter.incrementAndGet();
        refreshTokens.put(refresh, request);
        String access = "access-" + counter.incrementAndGet();
        bound.put(access, key);
        return Json.createObjectBuilder()
                .add("access_token", access)
                .add("token_type", key.isEmpty() ? "Bearer" : "DPoP")
                .add("expires_in", 300)
                .add("refresh_token", refresh)
                .add("id_token", signer.apply(change.apply(idToken(request, isRefresh))))
                .build();
    }

    private Jws idToken(Map<String, String> request, boolean isRefresh) {
        long now = clock.instant().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", issuer())
                .add("sub", "alice")
                .add("aud", request.getOrDefault("client_id", ""))
                .add("iat", now)
                .add("exp", now + 300)
                .add("auth_time", TestIssuer.NOW.getEpochSecond() - 5)
                .add("sid", "session-1")
                .add("amr", Json.createArrayBuilder().add("pwd").add("otp"))
                .add("groups", Json.createArrayBuilder().add("staff"));
        if (request.containsKey("acr_values")) {
            claims.add("acr", request.getOrDefault("acr_values", "").split(" ", -1)[0]);
        }
        if (!isRefresh) {
            claims.add("nonce", request.getOrDefault("nonce", ""));
        }
        return Jws.of(header("JWT"), claims.build());
    }

    private static JsonObject header(String type) {
        return Json.createObjectBuilder()
                .add("alg", "RS256")
                .add("kid", "rsa")
                .add("typ", type)
                .build();
    }

    /** A right logout token for that session, to be changed and signed. */
    public Jws logoutToken() {
        long now = clock.instant().getEpochSecond();
        return Jws.of(
                header("logout+jwt"),
                Json.createObjectBuilder()
                        .add("iss", issuer())
                        .add("aud", Rp.CLIENT)
                        .add("iat", now)
                        .add("exp", now + 120)
                        .add("jti", "logout-" + counter.incrementAndGet())
                        .add("sub", "alice")
                        .add("sid", "session-1")
                        .add(
                                "events",
                                Json.createObjectBuilder()
                                        .add(
                                                "http://schemas.openid.net/event/backchannel-logout",
                                                JsonObject.EMPTY_JSON_OBJECT))
                        .build());
    }

    /** By a key that is somebody else's. */
    public static String forged(Jws token) {
        return token.signedBy(TestKeys.OTHER_RSA, "RS256");
    }

    /** Decoded; each once. */
    public static Map<String, String> parameters(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                found.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
