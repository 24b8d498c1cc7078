package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.keys.Base64Url;

/** Tokens in the compact form, each with one fault and a signature that is right for it. */
class TokenVerifierTest {

    private static final String TYPE = "test+jwt";
    private static final Crypto CRYPTO = Crypto.jdk();
    private static final KeyPair PAIR = pair("Ed25519");
    private static final JsonObject CLAIMS =
            Json.createObjectBuilder().add("sub", "alice").build();

    private final TokenVerifier verifier = new TokenVerifier(TYPE, keys(PAIR, SignatureAlgorithm.ED25519));

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SignatureKeys keys(KeyPair pair, SignatureAlgorithm algorithm) {
        return SignatureKeys.of(
                Map.of("k1", VerificationKey.of(CRYPTO, pair.getPublic(), Set.of(algorithm), "gateway")));
    }

    private static String encode(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Signed by the right key, whatever it says. */
    private static String signed(String header, String claims) {
        try {
            String content = encode(header) + "." + encode(claims);
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(PAIR.getPrivate());
            signer.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64Url.encode(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(String algorithm, String more) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"k1\",\"typ\":\"" + TYPE + "\"" + more + "}";
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, ED25519", "RSA, RSA_PSS_SHA512", "RSA, RSA_V1_5_SHA256", "EC, ECDSA_P384_SHA384"})
    void takesWhatTheSignerSigned(String kind, SignatureAlgorithm algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (!kind.equals("Ed25519")) {
            generator.initialize(kind.equals("RSA") ? 2048 : 384);
        }
        KeyPair pair = generator.generateKeyPair();
        String token = value(new TokenSigner(TYPE).sign(SigningKey.of(CRYPTO, pair, algorithm, "k1"), CLAIMS));
        VerifiedToken verified = value(new TokenVerifier(TYPE, keys(pair, algorithm)).verify(token));
        assertThat(verified.claims()).isEqualTo(CLAIMS);
        assertThat(verified.owner()).isEqualTo("gateway");
        assertThat(verified.keyId()).isEqualTo("k1");
        assertThat(verified.toString()).doesNotContain("alice");
    }

    /** RFC 7515 §5.2. */
    @Nested
    class Form {

        @ParameterizedTest
        @ValueSource(strings = {"", "a", "a.b", "..", "e30.e30.e30.e30", "e30=.e30.e30", "e30 .e30.e30", "e31.e30.e30"})
        void isThreePartsInOneSpelling(String token) {
            assertRefused(verifier.verify(token), TokenReason.MALFORMED_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "{\"alg\":\"none\"", "{\"alg\":\"EdDSA\",\"alg\":\"none\"}", "null"})
        void hasAHeaderWithEachMemberOnce(String header) {
            assertRefused(verifier.verify(signed(header, "{}")), TokenReason.MALFORMED_TOKEN);
        }

        /** Readers disagree of what is behind the object, too. */
        @ParameterizedTest
        @ValueSource(strings = {"{}", " {\"sub\":\"bob\"}", "x", "]"})
        void hasNothingBehindHeaderOrClaims(String more) {
            String claims = "{\"sub\":\"alice\"}";
            assertRefused(verifier.verify(signed(header("EdDSA", "") + more, claims)), TokenReason.MALFORMED_TOKEN);
            assertRefused(verifier.verify(signed(header("EdDSA", ""), claims + more)), TokenReason.MALFORMED_CLAIMS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[]",
                    "{\"sub\":\"alice\",\"sub\":\"bob\"}",
                    "{\"sub\":\"alice\",\"act\":{\"sub\":\"a\",\"sub\":\"b\"}}",
                    "alice"
                })
        void hasClaimsWithEachMemberOnce(String claims) {
            assertRefused(verifier.verify(signed(header("EdDSA", ""), claims)), TokenReason.MALFORMED_CLAIMS);
        }

        @Test
        void isShort() {
            String longest = "{\"sub\":\"" + "a".repeat(9000) + "\"}";
            assertRefused(verifier.verify(signed(header("EdDSA", ""), longest)), TokenReason.TOKEN_TOO_LONG);
        }
    }

    /** RFC 8725 §3.10: no key that the token brings, and no reading that it asks for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"jwk\":{}",
                ",\"jku\":\"https://evil.example.net/\"",
                ",\"x5u\":\"https://evil.example.net/\"",
                ",\"crit\":[\"b64\"],\"b64\":false",
                ",\"zip\":\"DEF\""
            })
    void refusesParametersThatItDoesNotKnow(String more) {
        assertRefused(verifier.verify(signed(header("EdDSA", more), "{}")), TokenReason.UNEXPECTED_PARAMETER);
    }

    /** RFC 8725 §3.11. */
    @Test
    void refusesAnotherType() {
        String token = signed(header("EdDSA", "").replace(TYPE, "JWT"), "{}");
        assertRefused(verifier.verify(token), TokenReason.WRONG_TOKEN_TYPE);
    }

    /** RFC 8725 §3.1. */
    @Nested
    class Algorithm {

        @ParameterizedTest
        @ValueSource(strings = {"none", "None", "NONE", "HS256", "ES256", "RS256", "", "eddsa"})
        void isTheOneOfTheKey(String name) {
            assertRefused(verifier.verify(signed(header(name, ""), "{}")), TokenReason.WRONG_TOKEN_ALGORITHM);
        }

        @Test
        void isNeverNoneWithoutASignature() {
            String token = encode(header("none", "")) + "." + encode("{\"sub\":\"alice\"}") + ".";
            assertThat(verifier.verify(token).rejection()).isPresent();
        }

        /** The public key, which everybody knows, as the secret. */
        @Test
        void isNotThatOfASecret() throws GeneralSecurityException {
            String content = encode(header("HS256", "")) + "." + encode("{}");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PAIR.getPublic().getEncoded(), "HmacSHA256"));
            String tag = Base64Url.encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
            assertRefused(verifier.verify(content + "." + tag), TokenReason.WRONG_TOKEN_ALGORITHM);
        }
    }

    @Nested
    class Key {

        @Test
        void isOneThatIsBelieved() {
            String token = signed(header("EdDSA", "").replace("k1", "k2"), "{}");
            assertRefused(verifier.verify(token), TokenReason.UNKNOWN_TOKEN_KEY);
        }

        @Test
        void madeTheSignature() {
            TokenVerifier other = new TokenVerifier(TYPE, keys(pair("Ed25519"), SignatureAlgorithm.ED25519));
            assertRefused(other.verify(signed(header("EdDSA", ""), "{}")), TokenReason.WRONG_TOKEN_SIGNATURE);
        }

        @Test
        void madeItOverTheseClaims() {
            String[] parts = signed(header("EdDSA", ""), "{\"sub\":\"alice\"}").split("\\.", -1);
            String other = parts[0] + "." + encode("{\"sub\":\"bob\"}") + "." + parts[2];
            assertRefused(verifier.verify(other), TokenReason.WRONG_TOKEN_SIGNATURE);
        }

        @Test
        void isNotKnownWhereNobodyAnswers() {
            TokenVerifier failing = new TokenVerifier(TYPE, keyId -> {
                throw new IllegalStateException("out of reach");
            });
            assertRefused(failing.verify(signed(header("EdDSA", ""), "{}")), SignatureReason.KEYS_FAILED);
        }
    }
}
