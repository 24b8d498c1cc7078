package org.secf.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.ClientCertReason;
import org.secf.dpop.DpopReason;
import org.secf.http.Reply;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.oauth.testing.Application;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Reason;

/** Tokens that are right, sent by somebody else. */
class SenderConstraintTest {

    private static final String BASE = "https://api.example.org/enabler";
    private static final X509Certificate CERTIFICATE = certificate("client");
    private static final X509Certificate OTHER_CERTIFICATE = certificate("other");

    private Application application;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        application = Application.in(folder).with("base-url", BASE);
    }

    private static X509Certificate certificate(String name) {
        return TestCertificates.of(name);
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String token(JsonObject confirmation) {
        return TestIssuer.signed(TestIssuer.accessToken().claim("cnf", confirmation));
    }

    private static String boundToKey() {
        return token(Json.createObjectBuilder()
                .add("jkt", Jwk.of(TestKeys.P_256.getPublic()).thumbprint())
                .build());
    }

    private static String boundToCertificate() throws Exception {
        return token(Json.createObjectBuilder()
                .add("x5t#S256", Base64Url.encode(sha256(CERTIFICATE.getEncoded())))
                .build());
    }

    private static Jws proof(String token) {
        JsonObject key = Json.createObjectBuilder(
                        Jwk.of(TestKeys.P_256.getPublic()).toJson())
                .remove("kid")
                .build();
        return Jws.of(
                Json.createObjectBuilder()
                        .add("typ", "dpop+jwt")
                        .add("alg", "ES256")
                        .add("jwk", key)
                        .build(),
                Json.createObjectBuilder()
                        .add("jti", "p-1")
                        .add("htm", "GET")
                        .add("htu", BASE + "/api/orders")
                        .add("iat", TestIssuer.NOW.getEpochSecond())
                        .add("ath", Base64Url.encode(sha256(token.getBytes(StandardCharsets.US_ASCII))))
                        .build());
    }

    private static TestRequest proved(String token, Jws proof) {
        return TestRequest.get("/api/orders")
                .header("Authorization", "DPoP " + token)
                .header("DPoP", proof.signedBy(TestKeys.P_256, "ES256"));
    }

    private void refuses(TestRequest request, Reason reason) {
        assertThat(application.refusal(request)).isEqualTo(reason);
    }

    /** RFC 7800 §3.1. */
    @Nested
    class Confirmations {

        @Test
        void areOfAKindThatWeKnow() {
            for (JsonValue other : new JsonValue[] {
                Json.createValue("x"),
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_ARRAY,
                Json.createObjectBuilder()
                        .add("jwk", JsonValue.EMPTY_JSON_OBJECT)
                        .build(),
                Json.createObjectBuilder().add("jkt", 1).build(),
                Json.createObjectBuilder().add("jkt", "x").add("kid", "y").build()
            }) {
                refuses(
                        TestRequest.bearer(
                                TestIssuer.signed(TestIssuer.accessToken().claim("cnf", other))),
                        BearerReason.CONFIRMATION_UNKNOWN);
            }
        }
    }

    @Nested
    class Rules {

        @Test
        void mayRefuseWhatIsBound() {
            application = application.with("sender-constrained", "REFUSED");
            refuses(TestRequest.bearer(boundToKey()), BearerReason.BOUND_NOT_ACCEPTED);
        }

        @Test
        void mayRefuseWhatIsNot() {
            application = application.with("sender-constrained", "REQUIRED");
            refuses(TestRequest.bearer(TestIssuer.signed(TestIssuer.accessToken())), BearerReason.NOT_BOUND);
        }

        @Test
        void takeBothByDefault() {
            String token = boundToKey();
            assertThat(application.caller(proved(token, proof(token))).getName())
                    .isEqualTo("alice");
            assertThat(application.caller(TestIssuer.accessToken()).getName()).isEqualTo("alice");
        }
    }

    /** RFC 9449 §7. */
    @Nested
    class ByAKey {

        @Test
        void isNotSentAsIfItWereNot() {
            refuses(TestRequest.bearer(boundToKey()), BearerReason.BOUND_TOKEN_AS_BEARER);
            String token = boundToKey();
            TestRequest withProof =
                    TestRequest.bearer(token).header("DPoP", proof(token).signedBy(TestKeys.P_256, "ES256"));
            refuses(withProof, BearerReason.BOUND_TOKEN_AS_BEARER);
        }

        @Test
        void isSentByItsSchemeOnly() {
            String token = TestIssuer.signed(TestIssuer.accessToken());
            refuses(proved(token, proof(token)), BearerReason.UNBOUND_TOKEN_AS_DPOP);
        }

        @Test
        void isProved() {
            String token = boundToKey();
            refuses(TestRequest.get("/api/orders").header("Authorization", "DPoP " + token), DpopReason.PROOF_MISSING);
            TestRequest stolen = TestRequest.get("/api/orders")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", proof(token).signedBy(TestKeys.OTHER_P_256, "ES256"));
            refuses(stolen, DpopReason.PROOF_SIGNATURE);
        }

        @Test
        void isRefusedWhereNobodySaidAtWhichAddress() {
            String token = boundToKey();
            application = application.without("base-url");
            refuses(proved(token, proof(token)), BearerReason.DPOP_NOT_CONFIGURED);
        }

        @Test
        void isProvedOnceForEachRequest() {
            String token = boundToKey();
            Mechanism mechanism = application.with("remember", "1m").mechanism();
            TestRequest request = proved(token, proof(token));
            assertThat(Application.caller(Application.ask(mechanism, request)).getName())
                    .isEqualTo("alice");
            assertThat(Application.refused(Application.ask(mechanism, request))
                            .rejection()
                            .reason())
                    .isEqualTo(DpopReason.PROOF_REPEATED);
        }

        /** So that a method may rely on it; of a token alone it is not so. */
        @Test
        void isKnownToBeProvedOnce() {
            String token = boundToKey();
            Instant over = TestIssuer.NOW
                    .plus(DpopKeys.MAX_AGE.fallback().orElseThrow())
                    .plus(BearerKeys.CLOCK_SKEW.fallback().orElseThrow());

            assertThat(((Outcome.Established) application.ask(proved(token, proof(token))))
                            .facts()
                            .freshness())
                    .containsExactly(new Freshness(
                            "bearer",
                            Freshness.Source.TOKEN_ID,
                            Jwk.of(TestKeys.P_256.getPublic()).thumbprint(),
                            Optional.of("alice"),
                            Optional.of(TestIssuer.NOW),
                            Optional.of(over)));
            assertThat(((Outcome.Established)
                                    application.ask(TestRequest.bearer(TestIssuer.signed(TestIssuer.accessToken()))))
                            .facts())
                    .isEqualTo(Facts.NONE);
        }
    }

    /** RFC 9449 §11.1. */
    @Nested
    class RememberedProofs {

        private final TickingClock clock = new TickingClock();

        private Jws numbered(String token, int number) {
            return proof(token).claim("jti", "p-" + number).claim("iat", clock.now.getEpochSecond());
        }

        private String of(String caller, KeyPair key) {
            return TestIssuer.signed(TestIssuer.accessToken()
                    .claim("sub", caller)
                    .claim("exp", TestIssuer.NOW.getEpochSecond() + 3600)
                    .claim(
                            "cnf",
                            Json.createObjectBuilder()
                                    .add("jkt", Jwk.of(key.getPublic()).thumbprint())
                                    .build()));
        }

        private Outcome ask(Mechanism mechanism, String caller, KeyPair key, int number) {
            String token = of(caller, key);
            JsonObject jwk = Json.createObjectBuilder(Jwk.of(key.getPublic()).toJson())
                    .remove("kid")
                    .build();
            return Application.ask(
                    mechanism,
                    TestRequest.get("/api/orders")
                            .header("Authorization", "DPoP " + token)
                            .header(
                                    "DPoP",
                                    numbered(token, number).header("jwk", jwk).signedBy(key, "ES256")));
        }

        private Outcome alice(Mechanism mechanism, int number) {
            return ask(mechanism, "alice", TestKeys.P_256, number);
        }

        private void isGood(Outcome outcome) {
            assertThat(Application.caller(outcome).isAuthenticated()).isTrue();
        }

        private Reply refused(Outcome outcome, Reason reason) {
            Outcome.Refused refused = Application.refused(outcome);
            assertThat(refused.rejection().reason()).isEqualTo(reason);
            return refused.reply();
        }

        /** Two nodes of an application, and one that has nothing in common with them. */
        @Test
        void areKnownToAllNodesThatShareTheirMemory() {
            Application shared = application.sharing(new MemoryOnceStore(TestIssuer.CLOCK, 100));
            Mechanism one = shared.mechanism();
            Mechanism two = shared.mechanism();
            isGood(alice(one, 1));
            refused(alice(two, 1), DpopReason.PROOF_REPEATED);
            isGood(alice(two, 2));
            refused(alice(one, 2), DpopReason.PROOF_REPEATED);
            isGood(alice(application.mechanism(), 1));
        }

        @Test
        void areNoneWhereTheSharedMemoryFails() {
            Mechanism mechanism = application
                    .sharing((key, expires) -> {
                        throw new IllegalStateException("no connection");
                    })
                    .mechanism();
            Reply reply = refused(alice(mechanism, 1), DpopReason.PROOF_MEMORY_FAILED);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(Application.fields(reply, "Retry-After")).hasSize(1);
        }

        /** Whoever makes many has itself refused, by whatever key, and nobody else. */
        @Test
        void areFewOfOneCaller() {
            Mechanism mechanism = application
                    .with("dpop.max-proofs-per-caller", "10")
                    .sharing(new MemoryOnceStore(TestIssuer.CLOCK, 20))
                    .mechanism();
            for (int number = 0; number < 10; number++) {
                isGood(alice(mechanism, number));
            }
            for (int number = 10; number < 30; number++) {
                Reply reply = refused(alice(mechanism, number), DpopReason.TOO_MANY_PROOFS);
                assertThat(reply.status()).isEqualTo(429);
                assertThat(Application.fields(reply, "Retry-After")).hasSize(1);
                assertThat(Application.challenges(reply)).isEmpty();
                refused(ask(mechanism, "alice", TestKeys.OTHER_P_256, number), DpopReason.TOO_MANY_PROOFS);
            }
            for (int number = 0; number < 10; number++) {
                isGood(ask(mechanism, "bob", TestKeys.OTHER_P_256, number));
            }
        }

        @Test
        void areNoMoreOfAllThanTheDeployerSays() {
            Mechanism mechanism = application.with("dpop.max-proofs", "3").mechanism();
            for (int number = 0; number < 3; number++) {
                isGood(ask(mechanism, "caller-" + number, TestKeys.P_256, number));
            }
            refused(ask(mechanism, "another", TestKeys.P_256, 4), DpopReason.TOO_MANY_PROOFS);
        }

        @Test
        void takeNoPlaceWhenTheyAreRepeatedOrOver() {
            Mechanism mechanism = application
                    .at(clock)
                    .with("dpop.max-proofs-per-caller", "3")
                    .mechanism();
            isGood(alice(mechanism, 1));
            for (int again = 0; again < 10; again++) {
                refused(alice(mechanism, 1), DpopReason.PROOF_REPEATED);
            }
            isGood(alice(mechanism, 2));
            isGood(alice(mechanism, 3));
            refused(alice(mechanism, 4), DpopReason.TOO_MANY_PROOFS);
            clock.now = clock.now.plusSeconds(178);
            refused(alice(mechanism, 5), DpopReason.TOO_MANY_PROOFS);
            clock.now = clock.now.plusSeconds(60);
            isGood(alice(mechanism, 6));
        }
    }

    /** RFC 9449 §7.1 and §9. */
    @Nested
    class Challenges {

        private Reply answer(TestRequest request) {
            return Application.refused(application.ask(request)).reply();
        }

        @Test
        void offerTheStrongerSchemeFirst() {
            assertThat(application.mechanism().challenges(TestRequest.get("/api")))
                    .containsExactly("DPoP realm=\"secf\", algs=\"ES256 EdDSA PS256\"", "Bearer realm=\"secf\"");
        }

        @Test
        void tellThatTheProofIsNotGood() {
            String token = boundToKey();
            Reply reply = answer(proved(token, proof(token).claim("htm", "POST")));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(Application.challenges(reply))
                    .singleElement()
                    .satisfies(challenge -> assertThat(challenge)
                            .startsWith("DPoP ")
                            .contains("error=\"invalid_dpop_proof\"", "algs=\"ES256 EdDSA PS256\""));
        }

        @Test
        void giveTheNonceThatIsNeeded() {
            application = application.with("dpop.require-nonce", "true");
            Mechanism mechanism = application.mechanism();
            String token = boundToKey();
            Reply reply = Application.refused(Application.ask(mechanism, proved(token, proof(token))))
                    .reply();
            assertThat(reply.status()).isEqualTo(401);
            assertThat(Application.challenges(reply).get(0)).contains("error=\"use_dpop_nonce\"");
            String nonce = Application.fields(reply, "DPoP-Nonce").get(0);
            Outcome second =
                    Application.ask(mechanism, proved(token, proof(token).claim("nonce", nonce)));
            assertThat(Application.caller(second).getName()).isEqualTo("alice");
            assertThat(((Outcome.Established) second).seal().finish())
                    .singleElement()
                    .satisfies(field -> assertThat(field.name()).isEqualTo("DPoP-Nonce"));
        }

        @Test
        void giveANonceWithTheFirstChallenge() {
            application = application.with("dpop.require-nonce", "true");
            Reply reply = ((Outcome.Replied) application.ask(TestRequest.get("/api"))).reply();
            assertThat(Application.fields(reply, "DPoP-Nonce")).hasSize(1);
        }

        @Test
        void saySoOfAnotherKeyAsOfAnyToken() {
            String token =
                    token(Json.createObjectBuilder().add("jkt", "another").build());
            Outcome.Refused refused = Application.refused(application.ask(proved(token, proof(token))));
            assertThat(refused.rejection().reason()).isEqualTo(DpopReason.OTHER_KEY);
            assertThat(Application.challenges(refused.reply()).get(0)).contains("DPoP", "error=\"invalid_token\"");
        }
    }

    /** RFC 8705 §3. */
    @Nested
    class ByACertificate {

        @Test
        void isTheClients() throws Exception {
            TestRequest request = TestRequest.bearer(boundToCertificate());
            assertThat(application.caller(request.certificates(CERTIFICATE)).getName())
                    .isEqualTo("alice");
            refuses(request, BearerReason.CERTIFICATE_MISSING);
            refuses(request.certificates(OTHER_CERTIFICATE), BearerReason.OTHER_CERTIFICATE);
            refuses(request.certificates(OTHER_CERTIFICATE, CERTIFICATE), BearerReason.OTHER_CERTIFICATE);
        }

        @Test
        void isToldByAProxyThatIsBelieved() throws Exception {
            String field = ":" + Base64.getEncoder().encodeToString(CERTIFICATE.getEncoded()) + ":";
            TestRequest request = TestRequest.bearer(boundToCertificate()).header("Client-Cert", field);
            refuses(request, BearerReason.CERTIFICATE_MISSING);
            application = application.with("proxy-addresses", "192.0.2.8");
            refuses(request, ClientCertReason.NOT_BY_PROXY);
            application = application.with("proxy-addresses", "192.0.2.7");
            assertThat(application.caller(request).getName()).isEqualTo("alice");
            refuses(request.header("Client-Cert", "x"), ClientCertReason.MALFORMED_FIELD);
            // The certificate of the handshake is the proxy's own.
            refuses(
                    TestRequest.bearer(boundToCertificate()).certificates(CERTIFICATE),
                    BearerReason.CERTIFICATE_MISSING);
        }

        @Test
        void isNotEnoughWhereAKeyIsNeededToo() throws Exception {
            String token = token(Json.createObjectBuilder()
                    .add("jkt", Jwk.of(TestKeys.P_256.getPublic()).thumbprint())
                    .add("x5t#S256", Base64Url.encode(sha256(CERTIFICATE.getEncoded())))
                    .build());
            refuses(TestRequest.bearer(token).certificates(CERTIFICATE), BearerReason.BOUND_TOKEN_AS_BEARER);
            refuses(proved(token, proof(token)), BearerReason.CERTIFICATE_MISSING);
            assertThat(application
                            .caller(proved(token, proof(token)).certificates(CERTIFICATE))
                            .getName())
                    .isEqualTo("alice");
        }
    }
}
