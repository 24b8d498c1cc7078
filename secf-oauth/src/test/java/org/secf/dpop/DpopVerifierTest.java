package org.secf.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.digest.NonceSource;
import org.secf.http.PublicUrl;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.Refusals;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TestRequest;
import org.secf.signature.SignatureAlgorithm;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;

/** One fault at a time in proofs of the client's own making. */
class DpopVerifierTest {

    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.ECDSA_P256_SHA256, SignatureAlgorithm.PS256, SignatureAlgorithm.ED25519);
    private static final String TOKEN = "the-access-token";
    private static final String BASE = "https://api.example.org/enabler";
    private static final String TARGET = BASE + "/api/orders";
    private static final String JKT = Jwk.of(TestKeys.P_256.getPublic()).thumbprint();

    private final NonceSource nonces = new NonceSource(new SecureRandom(), TestIssuer.CLOCK);
    private final DpopVerifier verifier = verifier(false, new MemoryOnceStore(TestIssuer.CLOCK, 100));

    private static DpopPolicy policy(boolean requireNonce) {
        return new DpopPolicy(
                ALGORITHMS, Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofMinutes(5), requireNonce);
    }

    private DpopVerifier verifier(boolean requireNonce, OnceStore once) {
        return new DpopVerifier(
                policy(requireNonce),
                PublicUrl.parse(BASE),
                Crypto.jdk(),
                new DpopVerifier.Memory(TestIssuer.CLOCK, once, nonces));
    }

    private static String hash(String token) {
        try {
            return Base64Url.encode(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Jws proof() {
        return new Jws(
                Json.createObjectBuilder()
                        .add("typ", "dpop+jwt")
                        .add("alg", "ES256")
                        .add("jwk", publicKey(TestKeys.P_256))
                        .build()
                        .toString(),
                Json.createObjectBuilder()
                        .add("jti", "p-1")
                        .add("htm", "GET")
                        .add("htu", TARGET)
                        .add("iat", TestIssuer.NOW.getEpochSecond())
                        .add("ath", hash(TOKEN))
                        .build()
                        .toString());
    }

    private static JsonObject publicKey(KeyPair pair) {
        JsonObject all = Jwk.of(pair.getPublic()).toJson();
        return Json.createObjectBuilder(all).remove("kid").build();
    }

    private static String signed(Jws proof) {
        return proof.signedBy(TestKeys.P_256, "ES256");
    }

    private static ProofQuestion question(TestRequest request) {
        return ProofQuestion.of(request, TOKEN, JKT);
    }

    private static TestRequest with(String... proofs) {
        return TestRequest.get("/api/orders").header("DPoP", proofs);
    }

    private void refuses(TestRequest request, DpopReason reason) {
        assertThat(Refusals.reason(verifier.verify(question(request)))).isEqualTo(reason);
    }

    private void refuses(Jws proof, DpopReason reason) {
        refuses(with(signed(proof)), reason);
    }

    private void accepts(TestRequest request) {
        assertThat(Refusals.value(verifier.verify(question(request)))).isEqualTo(JKT);
    }

    @Test
    void believesWhatIsRight() {
        accepts(with(signed(proof())));
    }

    @Test
    void believesOtherAlgorithmsByTheirKeys() {
        Jws rsa = proof().header("alg", "PS256").header("jwk", publicKey(TestKeys.RSA));
        ProofQuestion question = ProofQuestion.of(
                with(rsa.signedBy(TestKeys.RSA)),
                TOKEN,
                Jwk.of(TestKeys.RSA.getPublic()).thumbprint());
        assertThat(verifier.verify(question).rejection()).isEmpty();
        Jws ed = proof().header("alg", "EdDSA").header("jwk", publicKey(TestKeys.ED25519));
        ProofQuestion other = ProofQuestion.of(
                with(ed.signedBy(TestKeys.ED25519)),
                TOKEN,
                Jwk.of(TestKeys.ED25519.getPublic()).thumbprint());
        assertThat(verifier.verify(other).rejection()).isEmpty();
    }

    /** RFC 9449 §4.3, 1 and 2. */
    @Nested
    class Field {

        @Test
        void isThereOnce() {
            refuses(TestRequest.get("/api/orders"), DpopReason.PROOF_MISSING);
            refuses(with(signed(proof()), signed(proof())), DpopReason.SEVERAL_PROOFS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a.b.c", "e30.e30", "e30.e30.e30, e30.e30.e30", "a.b.c.d.e"})
        void isOneToken(String text) {
            refuses(with(text), DpopReason.PROOF_MALFORMED);
        }

        @Test
        void isNotTooLong() {
            refuses(proof().claim("pad", "x".repeat(9000)), DpopReason.PROOF_MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"crit", "kid", "jku", "x5c", "b64", "p2c"})
        void hasNoOtherHeaderMembers(String name) {
            refuses(proof().header(name, "x"), DpopReason.PROOF_MALFORMED);
        }
    }

    /** RFC 9449 §4.3, 3. */
    @Nested
    class Claims {

        @ParameterizedTest
        @ValueSource(strings = {"jti", "htm", "htu", "iat"})
        void areThere(String name) {
            refuses(proof().without(name), DpopReason.PROOF_INCOMPLETE);
            refuses(proof().claim(name, JsonValue.EMPTY_JSON_OBJECT), DpopReason.PROOF_INCOMPLETE);
        }

        @Test
        void areThereOnce() {
            String twice = proof().claims().replace("{\"jti\"", "{\"jti\":\"other\",\"jti\"");
            refuses(new Jws(proof().header(), twice), DpopReason.PROOF_INCOMPLETE);
        }

        @Test
        void idIsNotTooLong() {
            refuses(proof().claim("jti", "x".repeat(257)), DpopReason.PROOF_INCOMPLETE);
        }
    }

    /** RFC 9449 §4.3, 4 to 7. */
    @Nested
    class KeyAndSignature {

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "at+jwt", "DPOP+JWT"})
        void areOfAProof(String type) {
            refuses(proof().header("typ", type), DpopReason.PROOF_TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "HS256", "RS256", "ES384"})
        void areByAnAlgorithmOnTheList(String algorithm) {
            refuses(proof().header("alg", algorithm), DpopReason.PROOF_ALGORITHM);
        }

        @Test
        void fitEachOther() {
            refuses(with(proof().signedBy(TestKeys.OTHER_P_256)), DpopReason.PROOF_SIGNATURE);
            refuses(proof().header("alg", "PS256"), DpopReason.PROOF_KEY);
        }

        @Test
        void areThere() {
            refuses(proof().header("jwk", JsonValue.NULL), DpopReason.PROOF_KEY);
            refuses(proof().header("jwk", "text"), DpopReason.PROOF_KEY);
            refuses(with(proof().unsigned()), DpopReason.PROOF_SIGNATURE);
        }

        @Test
        void keepThePrivateHalfToThemselves() {
            JsonObject leaked = Json.createObjectBuilder(publicKey(TestKeys.P_256))
                    .add("d", "AAAA")
                    .build();
            refuses(proof().header("jwk", leaked), DpopReason.PROOF_PRIVATE_KEY);
        }
    }

    /** RFC 9449 §4.3, 8 and 9. */
    @Nested
    class Request {

        @Test
        void isByTheMethod() {
            refuses(proof().claim("htm", "POST"), DpopReason.OTHER_METHOD);
            refuses(proof().claim("htm", "get"), DpopReason.OTHER_METHOD);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://api.example.org/enabler/api/orders/",
                    "https://api.example.org/enabler/api/Orders",
                    "http://api.example.org/enabler/api/orders",
                    "https://api.example.org:8443/enabler/api/orders",
                    "https://api.example.org.evil.example/enabler/api/orders",
                    "https://api.example.org/api/orders",
                    "https://user@api.example.org/enabler/api/orders",
                    "/enabler/api/orders",
                    "https:/enabler/api/orders",
                    "not an address"
                })
        void isForTheAddress(String address) {
            refuses(proof().claim("htu", address), DpopReason.OTHER_TARGET);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTPS://API.example.org/enabler/api/orders",
                    "https://api.example.org:443/enabler/api/orders",
                    "https://api.example.org/enabler/x/../api/./orders",
                    "https://api.example.org/enabler/%61pi/orders",
                    "https://api.example.org/enabler/api/orders?a=b#c"
                })
        void mayBeSpelledInOtherWays(String address) {
            accepts(with(signed(proof().claim("htu", address))));
        }

        @ParameterizedTest
        @CsvSource({
            "/a%2fb, https://api.example.org/enabler/a%2Fb, true",
            "/a%2fb, https://api.example.org/enabler/a/b, false",
            "/a;p=1, https://api.example.org/enabler/a;p=1, true",
            "/a;p=1, https://api.example.org/enabler/a, false",
            "/a?q=1, https://api.example.org/enabler/a, true",
            "'', https://api.example.org/enabler, true"
        })
        void isComparedAsItWasSent(String path, String address, boolean isSame) {
            TestRequest request = TestRequest.get(path).header("DPoP", signed(proof().claim("htu", address)));
            assertThat(verifier.verify(question(request)).rejection().isEmpty()).isEqualTo(isSame);
        }

        @Test
        void isComparedWithWhatIsConfiguredWhateverItSaysOfItsHost() {
            TestRequest forwarded = with(signed(proof().claim("htu", "https://evil.example/enabler/api/orders")))
                    .header("Host", "evil.example")
                    .header("X-Forwarded-Host", "evil.example");
            refuses(forwarded, DpopReason.OTHER_TARGET);
        }
    }

    /** RFC 9449 §4.3 (10), §9. */
    @Nested
    class Nonce {

        private final DpopVerifier strict = verifier(true, new MemoryOnceStore(TestIssuer.CLOCK, 100));

        private void refuses(Jws proof, DpopReason reason) {
            assertThat(Refusals.reason(strict.verify(question(with(signed(proof))))))
                    .isEqualTo(reason);
        }

        @Test
        void isOfThisServer() {
            refuses(proof(), DpopReason.NONCE_MISSING);
            refuses(proof().claim("nonce", "made-up"), DpopReason.NONCE_NOT_OURS);
            NonceSource others = new NonceSource(new SecureRandom(), TestIssuer.CLOCK);
            refuses(proof().claim("nonce", others.issue()), DpopReason.NONCE_NOT_OURS);
            assertThat(strict.verify(question(with(signed(
                                    proof().claim("nonce", strict.freshNonce().orElseThrow())))))
                            .rejection())
                    .isEmpty();
        }

        @Test
        void isNotOld() {
            DpopVerifier later = new DpopVerifier(
                    policy(true),
                    PublicUrl.parse(BASE),
                    Crypto.jdk(),
                    new DpopVerifier.Memory(
                            Clock.offset(TestIssuer.CLOCK, Duration.ofMinutes(5)),
                            new MemoryOnceStore(TestIssuer.CLOCK, 100),
                            nonces));
            Jws late = proof().claim("iat", TestIssuer.NOW.plusSeconds(300).getEpochSecond())
                    .claim("nonce", nonces.issue());
            assertThat(Refusals.reason(later.verify(question(with(signed(late))))))
                    .isEqualTo(DpopReason.NONCE_OLD);
        }

        @Test
        void isLookedAtWhereNobodyAskedForIt() {
            DpopVerifierTest.this.refuses(proof().claim("nonce", "made-up"), DpopReason.NONCE_NOT_OURS);
            assertThat(verifier.freshNonce()).isEmpty();
        }
    }

    /** RFC 9449 §4.3 (11). */
    @Nested
    class Time {

        @Test
        void isNow() {
            long now = TestIssuer.NOW.getEpochSecond();
            refuses(proof().claim("iat", now - 65), DpopReason.PROOF_TOO_OLD);
            refuses(proof().claim("iat", now + 6), DpopReason.PROOF_FROM_FUTURE);
            accepts(with(signed(proof().claim("iat", now - 64))));
            accepts(with(signed(proof().claim("iat", now + 5).claim("jti", "p-2"))));
        }
    }

    /** RFC 9449 §4.3 (12). */
    @Nested
    class Token {

        @Test
        void isTheOneThatCame() {
            refuses(proof().claim("ath", hash("another")), DpopReason.OTHER_TOKEN);
            refuses(proof().without("ath"), DpopReason.OTHER_TOKEN);
        }

        @Test
        void isBoundToTheKey() {
            Jws other = proof().header("jwk", publicKey(TestKeys.OTHER_P_256));
            refuses(with(other.signedBy(TestKeys.OTHER_P_256)), DpopReason.OTHER_KEY);
        }
    }

    /** RFC 9449 §11.1. */
    @Nested
    class Repetition {

        @Test
        void isRefused() {
            String once = signed(proof());
            accepts(with(once));
            refuses(with(once), DpopReason.PROOF_REPEATED);
            refuses(with(signed(proof())), DpopReason.PROOF_REPEATED);
            accepts(with(signed(proof().claim("jti", "p-2"))));
        }

        @Test
        void isNotPossibleForAProofThatWasRefused() {
            refuses(proof().claim("htm", "POST"), DpopReason.OTHER_METHOD);
            accepts(with(signed(proof())));
        }

        @Test
        void isAssumedWhereItCannotBeKnown() {
            DpopVerifier full = verifier(false, (key, expires) -> OnceStore.Claim.UNAVAILABLE);
            assertThat(Refusals.reason(full.verify(question(with(signed(proof()))))))
                    .isEqualTo(DpopReason.PROOF_MEMORY_FAILED);
            DpopVerifier broken = verifier(false, (key, expires) -> {
                throw new IllegalStateException("out of reach");
            });
            assertThat(Refusals.reason(broken.verify(question(with(signed(proof()))))))
                    .isEqualTo(DpopReason.PROOF_MEMORY_FAILED);
        }
    }

    static Stream<JsonObject> vectors() throws IOException {
        try (InputStream in = DpopVerifierTest.class.getResourceAsStream("/vectors/dpop.json")) {
            return Json.createReader(in).readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class).stream()
                    .flatMap(group -> group.getJsonArray("tests").getValuesAs(JsonObject.class).stream()
                            .map(test -> Json.createObjectBuilder(test)
                                    .add("base", group.getString("base"))
                                    .build()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void judgesTheExamplesOfTheStandard(JsonObject test) {
        Clock at = Clock.fixed(Instant.ofEpochSecond(test.getInt("at")), ZoneOffset.UTC);
        DpopVerifier then = new DpopVerifier(
                policy(false),
                PublicUrl.parse(test.getString("base")),
                Crypto.jdk(),
                new DpopVerifier.Memory(at, new MemoryOnceStore(at, 10), new NonceSource(new SecureRandom(), at)));
        TestRequest request = new TestRequest(
                test.getString("method"),
                "/enabler" + test.getString("target"),
                java.util.Map.of("DPoP", List.of(test.getString("proof"))),
                List.of(),
                "",
                List.of(),
                true);
        var verdict = then.verify(ProofQuestion.of(request, test.getString("accessToken"), test.getString("jkt")));
        String result =
                verdict.rejection().map(rejection -> rejection.reason().name()).orElse("valid");
        assertThat(result).as(test.getString("comment")).isEqualTo(test.getString("result"));
        Optional.ofNullable(test.get("ath"))
                .ifPresent(ath -> assertThat(test.getString("ath")).isEqualTo(hash(test.getString("accessToken"))));
    }

    @Test
    void policyRefusesWhatIsMissing() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new DpopPolicy(Set.of(), minute, minute, minute, false))
                .hasMessageContaining("algorithms");
        assertThatThrownBy(() -> new DpopPolicy(Set.of(SignatureAlgorithm.HMAC_SHA256), minute, minute, minute, false))
                .hasMessageContaining("algorithms");
        assertThatThrownBy(() -> new DpopPolicy(ALGORITHMS, Duration.ZERO, minute, minute, false))
                .hasMessageContaining("max-age");
        assertThatThrownBy(() -> new DpopPolicy(ALGORITHMS, minute, Duration.ofHours(1), minute, false))
                .hasMessageContaining("clock-skew");
        assertThatThrownBy(() -> new DpopPolicy(ALGORITHMS, minute, minute, Duration.ofHours(1), false))
                .hasMessageContaining("nonce-lifetime");
    }
}
