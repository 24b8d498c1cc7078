package org.secf.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.bearer.BearerReason;
import org.secf.identity.Caller;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.LocalServer;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.verdict.Reason;

/** Tokens that only their issuer can read, by an issuer on this machine. */
class IntrospectionTest {

    private static final String TOKEN = "2YotnFZFEjr1zCsicMWpAA";
    private static final String PATH = "/introspect";

    private final LocalServer issuer = new LocalServer();
    private Application application;

    private final TickingClock clock = new TickingClock();

    @BeforeEach
    void deploy(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("secret");
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "s3cr:t+ä");
        application = Application.in(folder)
                .without("jwks")
                .at(clock)
                .with("introspection.uri", issuer.address(PATH))
                .with("introspection.client-id", "api client")
                .with("introspection.client-secret", "file:" + secret);
        issuer.json(PATH, active().build().toString());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static JsonObjectBuilder active() {
        return Json.createObjectBuilder()
                .add("active", true)
                .add("sub", "alice")
                .add("aud", TestIssuer.AUDIENCE)
                .add("scope", "read")
                .add("exp", TestIssuer.NOW.getEpochSecond() + 300);
    }

    private void answering(JsonObjectBuilder answer) {
        issuer.json(PATH, answer.build().toString());
    }

    private Reason refusal() {
        return application.refusal(TestRequest.bearer(TOKEN));
    }

    /** RFC 7662 §2.1. */
    @Nested
    class Question {

        @Test
        void namesTheTokenInTheBodyAndProvesWhoAsks() {
            Caller alice = application.caller(TestRequest.bearer(TOKEN));
            assertThat(alice.getName()).isEqualTo("alice");
            assertThat(alice.attributes()).containsEntry("scope", List.of("read"));
            LocalServer.Asked asked = issuer.asked().get(0);
            assertThat(asked.query()).isEqualTo("null");
            assertThat(asked.body()).isEqualTo("token=" + TOKEN + "&token_type_hint=access_token");
            String pair = new String(
                    java.util.Base64.getDecoder().decode(asked.authorization().substring("Basic ".length())),
                    StandardCharsets.US_ASCII);
            assertThat(pair).isEqualTo("api+client:s3cr%3At%2B%C3%A4");
        }

        @Test
        void isNotAskedOfTokensThatAreTooLong() {
            application = application.with("max-token-length", "64");
            assertThat(application.refusal(TestRequest.bearer("x".repeat(65))))
                    .isEqualTo(IntrospectionReason.TOKEN_TOO_LONG);
            assertThat(issuer.asked()).isEmpty();
        }

        @Test
        void isNotAskedOfJsonWebTokensWhereTheirKeysAreKnown(@TempDir Path folder) {
            Application both = application.with("jwks", keys(folder));
            assertThat(both.caller(TestIssuer.accessToken()).getName()).isEqualTo("alice");
            assertThat(issuer.asked()).isEmpty();
            assertThat(both.caller(TestRequest.bearer(TOKEN)).getName()).isEqualTo("alice");
            assertThat(issuer.asked()).hasSize(1);
        }
    }

    private static String keys(Path folder) {
        try {
            return Files.write(folder.resolve("keys.json"), new TestIssuer().jwks())
                    .toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** RFC 7662 §2.2. */
    @Nested
    class Answer {

        @ParameterizedTest
        @ValueSource(strings = {"\"true\"", "1", "null", "false", "[true]", "{}"})
        void isYesByTheTruthValueOnly(String value) {
            issuer.json(PATH, active().build().toString().replace("\"active\":true", "\"active\":" + value));
            assertThat(refusal()).isEqualTo(IntrospectionReason.TOKEN_NOT_ACTIVE);
        }

        @Test
        void isNoWhereItSaysNothing() {
            issuer.json(PATH, "{}");
            assertThat(refusal()).isEqualTo(IntrospectionReason.TOKEN_NOT_ACTIVE);
        }

        @Test
        void saysEachThingOnce() {
            issuer.json(PATH, "{\"active\":false,\"active\":true,\"sub\":\"alice\"}");
            assertThat(refusal()).isEqualTo(IntrospectionReason.INTROSPECTION_UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "application/token-introspection+jwt", "text/plain"})
        void isJson(String type) {
            issuer.answering(PATH, new LocalServer.Answer(200, type, body(), 0));
            assertThat(refusal()).isEqualTo(IntrospectionReason.INTROSPECTION_UNREADABLE);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403, 404, 500, 302, 201})
        void isOne(int status) {
            issuer.answering(PATH, new LocalServer.Answer(status, "application/json", body(), 0));
            Outcome.Refused refused = Application.refused(application.ask(TestRequest.bearer(TOKEN)));
            assertThat(refused.rejection().reason()).isEqualTo(IntrospectionReason.INTROSPECTION_FAILED);
            assertThat(refused.reply().status()).isEqualTo(503);
            assertThat(refused.rejection().detail()).doesNotContain(TOKEN);
        }

        @Test
        void comesInTime() {
            issuer.answering(PATH, new LocalServer.Answer(200, "application/json", body(), 2000));
            application = application.with("tls.read-timeout", "200ms");
            assertThat(refusal()).isEqualTo(IntrospectionReason.INTROSPECTION_FAILED);
        }

        @Test
        void isNotTooLarge() {
            application = application.with("tls.max-bytes", "20");
            assertThat(refusal()).isEqualTo(IntrospectionReason.INTROSPECTION_FAILED);
        }

        private String body() {
            return active().build().toString();
        }

        @Test
        void isJudgedAsATokenIs() {
            answering(active().add("aud", "other"));
            assertThat(refusal()).isEqualTo(BearerReason.OTHER_AUDIENCE);
            answering(active().add("iss", "https://other.example.org"));
            assertThat(refusal()).isEqualTo(BearerReason.OTHER_ISSUER);
            answering(active().add("exp", 1));
            assertThat(refusal()).isEqualTo(BearerReason.TOKEN_EXPIRED);
            answering(active().remove("exp"));
            assertThat(refusal()).isEqualTo(BearerReason.CLAIM_MISSING);
            answering(active().add("cnf", Json.createObjectBuilder().add("jkt", "x")));
            assertThat(refusal()).isEqualTo(BearerReason.BOUND_TOKEN_AS_BEARER);
            answering(active().add("exp", TestIssuer.NOW.getEpochSecond() + 90_000));
            assertThat(refusal()).isEqualTo(BearerReason.LIFETIME_TOO_LONG);
        }
    }

    /** RFC 8725 §3.12: an issuer says of all of them that they are active. */
    @Nested
    class OtherKinds {

        @ParameterizedTest
        @CsvSource({
            "typ, Refresh",
            "typ, Offline",
            "typ, ID",
            "typ, Logout",
            "token_use, refresh_token",
            "token_use, id",
            "token_type, refresh_token",
            "token_type, Refresh",
            "token_type, id_token",
            "token_type, N_A",
            "token_type, urn:ietf:params:oauth:token-type:refresh_token",
            "nonce, n-1",
            "at_hash, x",
            "c_hash, x",
            "events, x",
            "htm, GET",
            "htu, https://api.example.org"
        })
        void areRefusedAlthoughTheyAreActive(String member, String value) {
            answering(active().add(member, value));
            assertThat(refusal()).isEqualTo(BearerReason.OTHER_KIND_OF_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"typ", "token_use", "token_type"})
        void areToldByTextsOnly(String member) {
            answering(active().add(member, 1));
            assertThat(refusal()).isEqualTo(BearerReason.OTHER_KIND_OF_TOKEN);
        }

        @ParameterizedTest
        @CsvSource({
            "typ, Bearer",
            "token_use, access",
            "token_use, access_token",
            "token_type, Bearer",
            "token_type, bearer",
            "token_type, access_token"
        })
        void areNotThoseThatSayToBeAccessTokens(String member, String value) {
            answering(active().add(member, value));
            assertThat(application.caller(TestRequest.bearer(TOKEN)).getName()).isEqualTo("alice");
        }
    }

    /** RFC 9449 §6.2: a token that is bound to a key says to which. */
    @Nested
    class BoundTokens {

        @ParameterizedTest
        @CsvSource({"token_type, DPoP", "token_type, dpop", "typ, DPoP"})
        void areRefusedWithoutTheirKey(String member, String value) {
            answering(active().add(member, value));
            assertThat(refusal()).isEqualTo(BearerReason.CONFIRMATION_UNKNOWN);
            answering(active().add(member, value).add("cnf", JsonValue.EMPTY_JSON_OBJECT));
            assertThat(refusal()).isEqualTo(BearerReason.CONFIRMATION_UNKNOWN);
        }

        /** A certificate is no key of a proof. */
        @Test
        void areRefusedWithSomethingElseInItsPlace() {
            answering(active().add("token_type", "DPoP")
                    .add("cnf", Json.createObjectBuilder().add("x5t#S256", "x")));
            assertThat(refusal()).isEqualTo(BearerReason.CONFIRMATION_UNKNOWN);
        }
    }

    /** RFC 8693 §4.1. */
    @Test
    void actorsOfAnotherIssuerAreSomebodyElse() {
        application = application.with("actors", "*");
        answering(active().add(
                        "act", Json.createObjectBuilder().add("sub", "batch").add("iss", "https://other.example.org")));
        assertThat(refusal()).isEqualTo(BearerReason.ACTOR_NOT_ALLOWED);
        answering(active().add(
                        "act", Json.createObjectBuilder().add("sub", "batch").add("iss", TestIssuer.ISSUER)));
        assertThat(application.caller(TestRequest.bearer(TOKEN)).delegates()).hasSize(1);
    }

    @Nested
    class Memory {

        private @Nullable Mechanism mechanism;

        private Outcome ask() {
            return Application.ask(Objects.requireNonNull(mechanism), TestRequest.bearer(TOKEN));
        }

        @Test
        void lastsAsLongAsTheDeployerSays() {
            mechanism = application.with("introspection.remember", "30s").mechanism();
            for (int i = 0; i < 10; i++) {
                assertThat(Application.caller(ask()).getName()).isEqualTo("alice");
            }
            assertThat(issuer.asked()).hasSize(1);
            answering(Json.createObjectBuilder().add("active", false));
            clock.now = clock.now.plusSeconds(29);
            assertThat(Application.caller(ask()).getName()).isEqualTo("alice");
            clock.now = clock.now.plusSeconds(1);
            assertThat(Application.refused(ask()).rejection().reason()).isEqualTo(IntrospectionReason.TOKEN_NOT_ACTIVE);
        }

        @Test
        void endsWithTheToken() {
            answering(active().add("exp", TestIssuer.NOW.getEpochSecond() + 10));
            mechanism = application
                    .with("introspection.remember", "5m")
                    .with("clock-skew", "0s")
                    .mechanism();
            assertThat(Application.caller(ask()).getName()).isEqualTo("alice");
            clock.now = clock.now.plusSeconds(10);
            assertThat(Application.refused(ask()).rejection().reason()).isEqualTo(BearerReason.TOKEN_EXPIRED);
        }

        @Test
        void isShortForTokensThatAreNotGood() {
            answering(Json.createObjectBuilder().add("active", false));
            mechanism = application.mechanism();
            for (int i = 0; i < 10; i++) {
                assertThat(Application.refused(ask()).rejection().reason())
                        .isEqualTo(IntrospectionReason.TOKEN_NOT_ACTIVE);
            }
            assertThat(issuer.asked()).hasSize(1);
            clock.now = clock.now.plusSeconds(5);
            ask();
            assertThat(issuer.asked()).hasSize(2);
        }

        @Test
        void isNoneOfFailures() {
            issuer.answering(PATH, new LocalServer.Answer(500, "text/plain", "", 0));
            mechanism = application.mechanism();
            ask();
            answering(active());
            assertThat(Application.caller(ask()).getName()).isEqualTo("alice");
        }

        @Test
        void holdsNoMoreThanItMay() {
            mechanism = application.with("max-remembered", "2").mechanism();
            for (String token : List.of("one", "two", "three", "one")) {
                Application.ask(mechanism, TestRequest.bearer(token));
            }
            assertThat(issuer.asked()).hasSize(4);
        }

        /** Twenty requests at once with the same token ask once. */
        @Test
        void letsOneAskForAll() throws Exception {
            issuer.answering(
                    PATH,
                    new LocalServer.Answer(
                            200, "application/json", active().build().toString(), 500));
            mechanism = application.mechanism();
            ExecutorService threads = Executors.newFixedThreadPool(20);
            try {
                Callable<Outcome> call = this::ask;
                List<Future<Outcome>> all =
                        threads.invokeAll(java.util.Collections.nCopies(20, call), 10, TimeUnit.SECONDS);
                for (Future<Outcome> one : all) {
                    assertThat(Application.caller(one.get()).getName()).isEqualTo("alice");
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(issuer.asked()).hasSize(1);
        }
    }

    /** RFC 9701 §5. */
    @Nested
    class Signed {

        @BeforeEach
        void agree(@TempDir Path folder) {
            application = application.with("introspection.signed", "true").with("jwks", keys(folder));
        }

        private Jws answer() {
            JsonObject said = active().build();
            return Jws.of(
                    Json.createObjectBuilder()
                            .add("alg", "RS256")
                            .add("kid", "rsa")
                            .add("typ", "token-introspection+jwt")
                            .build(),
                    Json.createObjectBuilder()
                            .add("iss", TestIssuer.ISSUER)
                            .add("aud", "api client")
                            .add("iat", TestIssuer.NOW.getEpochSecond())
                            .add("token_introspection", said)
                            .build());
        }

        private void answering(String jws) {
            issuer.answering(PATH, new LocalServer.Answer(200, "application/token-introspection+jwt", jws, 0));
        }

        private void refuses(Jws answer) {
            answering(TestIssuer.signed(answer));
            assertThat(refusal()).isEqualTo(IntrospectionReason.INTROSPECTION_NOT_SIGNED);
        }

        @Test
        void isTakenFromTheIssuerForUs() {
            answering(TestIssuer.signed(answer()));
            assertThat(application.caller(TestRequest.bearer(TOKEN)).getName()).isEqualTo("alice");
        }

        @Test
        void isTheOnlyKindOfAnswer() {
            assertThat(refusal()).isEqualTo(IntrospectionReason.INTROSPECTION_UNREADABLE);
        }

        @Test
        void isRefusedWithOneFault() {
            refuses(answer().claim("iss", "https://other.example.org"));
            refuses(answer().claim("aud", "other"));
            refuses(answer().claim("iat", TestIssuer.NOW.getEpochSecond() - 61));
            refuses(answer().claim("iat", TestIssuer.NOW.getEpochSecond() + 61));
            refuses(answer().without("token_introspection"));
            refuses(answer().header("typ", "JWT"));
            answering(answer().signedBy(TestKeys.OTHER_RSA));
            assertThat(refusal()).isEqualTo(IntrospectionReason.INTROSPECTION_NOT_SIGNED);
        }

        @Test
        void isNoAccessToken() {
            assertThat(application.refusal(TestRequest.bearer(TestIssuer.signed(answer()))))
                    .isEqualTo(org.secf.jwt.JwtReason.JWT_TYPE);
        }
    }

    @Test
    void nullInAnswersIsNoValue() {
        issuer.json(PATH, active().add("sub", JsonValue.NULL).build().toString());
        assertThat(refusal()).isEqualTo(BearerReason.CLAIM_MALFORMED);
    }
}
