package org.secf.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.Refusals;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.signature.SignatureAlgorithm;

/** One fault at a time in tokens that are signed by the issuer's own key all the same. */
class JwtVerifierTest {

    private static final Set<SignatureAlgorithm> ALGORITHMS = EnumSet.of(
            SignatureAlgorithm.RSA_V1_5_SHA256,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.ECDSA_P256_SHA256,
            SignatureAlgorithm.ED25519);

    private final JwtVerifier verifier = new JwtVerifier(
            new JwtPolicy(Set.of("at+jwt"), ALGORITHMS, 4096),
            FixedKeys.read(new TestIssuer().jwks(), new KeyFitness(Crypto.jdk(), ALGORITHMS, TestIssuer.ISSUER)));

    private static Jws token() {
        return TestIssuer.accessToken();
    }

    private void refuses(String token, JwtReason reason) {
        assertThat(Refusals.reason(verifier.verify(token))).isEqualTo(reason);
    }

    private void refuses(Jws token, JwtReason reason) {
        refuses(TestIssuer.signed(token), reason);
    }

    private void accepts(String token) {
        assertThat(Refusals.value(verifier.verify(token)).claims().text("sub")).contains("alice");
    }

    @Test
    void acceptsEachAlgorithmByItsKey() {
        accepts(TestIssuer.signed(token()));
        accepts(token().header("alg", "PS256").signedBy(TestKeys.RSA));
        accepts(token().header("alg", "ES256").header("kid", "ec").signedBy(TestKeys.P_256));
        accepts(token().header("alg", "EdDSA").header("kid", "ed").signedBy(TestKeys.ED25519));
        accepts(token().header("alg", "Ed25519").header("kid", "ed").signedBy(TestKeys.ED25519));
    }

    @Test
    void tellsTypeAndKey() {
        VerifiedJwt jwt =
                Refusals.value(verifier.verify(TestIssuer.signed(token().header("typ", "application/AT+JWT"))));
        assertThat(jwt.type()).isEqualTo("at+jwt");
        assertThat(jwt.keyThumbprint()).contains(org.secf.keys.Thumbprint.of(TestKeys.RSA.getPublic()));
    }

    /** RFC 7515 §7.1. */
    @Nested
    class Form {

        @Test
        void isNotTooLong() {
            refuses(token().claim("pad", "x".repeat(5000)), JwtReason.JWT_TOO_LONG);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "a",
                    "a.b",
                    "a.b.c.d",
                    "..",
                    "e30.e30.e30=",
                    "e30. e30.e30",
                    "e3 0.e30.e30",
                    "e31.e30.e30"
                })
        void isThreePartsInTheirOneSpelling(String text) {
            assertThat(Refusals.reason(verifier.verify(text)))
                    .isIn(JwtReason.JWT_MALFORMED, JwtReason.JWT_HEADER_UNREADABLE);
        }

        @Test
        void isNotEncrypted() {
            refuses("a.b.c.d.e", JwtReason.JWT_ENCRYPTED);
        }

        @Test
        void hasNoSecondSpelling() {
            String good = TestIssuer.signed(token());
            refuses(good + "=", JwtReason.JWT_MALFORMED);
        }
    }

    /** RFC 7515 §5.2, RFC 8725 §2.4. */
    @Nested
    class HeaderText {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[]",
                    "{\"alg\":\"RS256\",\"alg\":\"none\"}",
                    "{\"alg\":\"RS256\"}{}",
                    "{\"alg\":\"RS256\"",
                    "\"RS256\"",
                    "{\"a\":[[[[[[[[1]]]]]]]]}"
                })
        void isOneShallowObjectWithEachMemberOnce(String header) {
            refuses(new Jws(header, token().claims()).signedBy(TestKeys.RSA, "RS256"), JwtReason.JWT_HEADER_UNREADABLE);
        }

        @Test
        void survivesAThousandBrackets() {
            String deep = "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
            refuses(new Jws(deep, "{}").signedBy(TestKeys.RSA, "RS256"), JwtReason.JWT_HEADER_UNREADABLE);
        }
    }

    /** RFC 8725 §3. */
    @Nested
    class Parameters {

        @Test
        void critical() {
            refuses(token().header("crit", Json.createArrayBuilder().add("exp").build()), JwtReason.JWT_CRITICAL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"jku", "x5u", "x5c", "jwk"})
        void thatBringAKey(String name) {
            refuses(token().header(name, "https://attacker.example/keys"), JwtReason.JWT_BRINGS_KEY);
        }

        @Test
        void unencodedPayload() {
            refuses(token().header("b64", JsonValue.FALSE), JwtReason.JWT_PARAMETER);
        }

        @Test
        void ofPasswords() {
            refuses(token().header("p2c", Json.createValue(Integer.MAX_VALUE)), JwtReason.JWT_PARAMETER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "dpop+jwt", "logout+jwt", "none", "at+jwt "})
        void type(String type) {
            refuses(token().header("typ", type), JwtReason.JWT_TYPE);
        }

        @Test
        void noType() {
            refuses(token().header("typ", JsonValue.NULL), JwtReason.JWT_TYPE);
            refuses(token().header("typ", Json.createValue(1)), JwtReason.JWT_TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"../../etc/passwd\u0000", "a\nb", ""})
        void keyIdIsAName(String keyId) {
            refuses(token().header("kid", keyId), JwtReason.JWT_KEY_ID);
            refuses(token().header("kid", "k".repeat(257)), JwtReason.JWT_KEY_ID);
            refuses(token().header("kid", Json.createValue(7)), JwtReason.JWT_KEY_ID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"../../etc/passwd", "' OR 1=1 --"})
        void keyIdIsOnlyAName(String keyId) {
            refuses(token().header("kid", keyId), JwtReason.JWT_KEY_UNKNOWN);
        }
    }

    /** RFC 8725 §3.1. */
    @Nested
    class Algorithm {

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE", "RS512", "HS256", "rs256", ""})
        void isOnTheList(String algorithm) {
            refuses(token().header("alg", algorithm), JwtReason.JWT_ALGORITHM);
        }

        @Test
        void isNeverNone() {
            refuses(token().header("alg", "none").unsigned(), JwtReason.JWT_ALGORITHM);
        }

        /** The public key, which everybody knows, as secret. */
        @Test
        void isNotASecretThatEverybodyKnows() {
            Jws forged = token().header("alg", "HS256");
            byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                            + java.util.Base64.getMimeEncoder()
                                    .encodeToString(TestKeys.RSA.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
            refuses(forged.signedBy(pem), JwtReason.JWT_ALGORITHM);
            refuses(forged.signedBy(TestKeys.RSA.getPublic().getEncoded()), JwtReason.JWT_ALGORITHM);
        }

        @Test
        void isOneOfTheKey() {
            refuses(token().header("alg", "ES256").signedBy(TestKeys.P_256), JwtReason.JWT_ALGORITHM_OF_KEY);
        }
    }

    /** RFC 7515 §5.2. */
    @Nested
    class Proof {

        @Test
        void isByTheKeyThatIsNamed() {
            refuses(token().signedBy(TestKeys.OTHER_RSA), JwtReason.JWT_SIGNATURE);
        }

        @Test
        void coversEverything() {
            String good = TestIssuer.signed(token());
            String other = TestIssuer.signed(token().claim("sub", "admin"));
            String mixed = other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
            refuses(mixed, JwtReason.JWT_SIGNATURE);
        }

        @Test
        void isThere() {
            refuses(token().unsigned(), JwtReason.JWT_SIGNATURE);
        }

        /** CVE-2022-21449. */
        @Test
        void isNotZero() {
            String unsigned = token().header("alg", "ES256").header("kid", "ec").unsigned();
            refuses(unsigned + org.secf.keys.Base64Url.encode(new byte[64]), JwtReason.JWT_SIGNATURE);
        }

        @Test
        void ofATokenWithoutKeyIdIsByOneOfAllKeys() {
            accepts(TestIssuer.signed(token().header("kid", JsonValue.NULL)));
            refuses(token().header("kid", JsonValue.NULL).signedBy(TestKeys.OTHER_RSA), JwtReason.JWT_SIGNATURE);
        }
    }

    /** RFC 7519 §7.2. */
    @Nested
    class ClaimsText {

        @ParameterizedTest
        @ValueSource(strings = {"[]", "", "{\"sub\":\"alice\",\"sub\":\"admin\"}", "{\"a\":{\"b\":1,\"b\":2}}"})
        void isOneObjectWithEachMemberOnce(String claims) {
            refuses(new Jws(token().header(), claims), JwtReason.JWT_CLAIMS_UNREADABLE);
        }

        @Test
        void isUtf8() {
            String broken = "{\"sub\":\"" + "\u00ff" + "\"}";
            assertThat(StrictJson.object(broken.getBytes(StandardCharsets.ISO_8859_1)))
                    .isEmpty();
            assertThat(StrictJson.object(broken.getBytes(StandardCharsets.UTF_8)))
                    .isPresent();
        }
    }
}
