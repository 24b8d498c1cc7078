package org.secf.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenVerifier;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedToken;
import org.secf.verdict.Verdict;

/** RFC 6749 §2.3, RFC 7523 §2.2, RFC 8705 §2. */
class ClientAuthenticationTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final TokenForm FORM = TokenForm.of("refresh_token");

    private static Secret secret(String text) {
        return Secret.taking(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sent(ClientAuthentication client) {
        return sent(client, FORM);
    }

    private static String sent(ClientAuthentication client, TokenForm form) {
        return new String(value(client.prove(form)).form().octets(), StandardCharsets.US_ASCII);
    }

    private static Optional<String> field(ClientAuthentication client) {
        return value(client.prove(FORM)).authorization();
    }

    @Nested
    class BySecret {

        @ParameterizedTest
        @CsvSource({
            "shop,secret,shop:secret",
            "shop a,a:b%ä+ c,shop+a:a%3Ab%25%C3%A4%2B+c",
            "https://shop,~*-._,https%3A%2F%2Fshop:%7E*-._"
        })
        void encodesBothPartsBeforeTheyAreJoined(String client, String text, String pair) {
            String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
            assertThat(field(new BasicSecret(client, secret(text + "\r\n")))).contains("Basic " + encoded);
            assertThat(sent(new BasicSecret(client, secret(text)))).isEqualTo("grant_type=refresh_token");
        }

        @Test
        void standsInTheFormOnlyWhereThatWasAgreed() {
            PostedSecret posted = new PostedSecret("shop", secret("a&b=c\n"));
            assertThat(sent(posted)).isEqualTo("grant_type=refresh_token&client_id=shop&client_secret=a%26b%3Dc");
            assertThat(field(posted)).isEmpty();
        }

        @Test
        void isNeverPrinted() {
            assertThat(new BasicSecret("shop", secret("s3cret"))).hasToString("shop by client_secret_basic");
            assertThat(new PostedSecret("shop", secret("s3cret"))).hasToString("shop by client_secret_post");
            assertThat(value(new BasicSecret("shop", secret("s3cret")).prove(FORM)))
                    .hasToString("ProvedForm[grant_type]");
        }
    }

    @Test
    void aCertificateNeedsTheNameOfTheClientBesideIt() {
        assertThat(sent(new CertificateOfClient("shop"))).isEqualTo("grant_type=refresh_token&client_id=shop");
        assertThat(field(new CertificateOfClient("shop"))).isEmpty();
    }

    @Test
    void namesTheClientOnce() {
        assertThat(sent(new CertificateOfClient("shop"), TokenForm.empty().with("client_id", "shop")))
                .isEqualTo("client_id=shop");
    }

    @Nested
    class ByKey {

        private final SigningKey key;
        private final VerificationKey publicKey;

        ByKey() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            key = SigningKey.of(Crypto.jdk(), pair, SignatureAlgorithm.ECDSA_P256_SHA256, "k");
            publicKey = VerificationKey.of(
                    Crypto.jdk(), pair.getPublic(), Set.of(SignatureAlgorithm.ECDSA_P256_SHA256), "shop");
        }

        private SignedAssertion assertion() {
            return new SignedAssertion(
                    "shop",
                    "https://as.example.org",
                    () -> Verdict.accepted(key),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new SecureRandom());
        }

        private JsonObject claims(String form) {
            String token = form.substring(form.lastIndexOf('=') + 1);
            VerifiedToken verified = value(new TokenVerifier(
                            SignedAssertion.TYPE, name -> Optional.of(publicKey).filter(one -> name.equals("k")))
                    .verify(token));
            return verified.claims();
        }

        @Test
        void isForOneServerAndForAMinute() {
            String form = sent(assertion());
            assertThat(form)
                    .startsWith("grant_type=refresh_token&client_id=shop&client_assertion_type="
                            + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=");
            JsonObject claims = claims(form);
            assertThat(claims.getString("iss")).isEqualTo("shop");
            assertThat(claims.getString("sub")).isEqualTo("shop");
            assertThat(claims.getString("aud")).isEqualTo("https://as.example.org");
            assertThat(claims.getJsonNumber("iat").longValue()).isEqualTo(NOW.getEpochSecond());
            assertThat(claims.getJsonNumber("exp").longValue()).isEqualTo(NOW.getEpochSecond() + 60);
            assertThat(claims.getString("jti")).hasSize(43);
            assertThat(field(assertion())).isEmpty();
        }

        @Test
        void isAnotherEachTime() {
            SignedAssertion one = assertion();
            assertThat(claims(sent(one)).getString("jti"))
                    .isNotEqualTo(claims(sent(one)).getString("jti"));
        }

        @Test
        void nothingIsSentWithoutAKey() {
            SignedAssertion none = new SignedAssertion(
                    "shop",
                    "https://as.example.org",
                    () -> Verdict.rejected(SignatureReason.SIGNING_FAILED, "a key", "none"),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new SecureRandom());
            assertRefused(none.prove(FORM), SignatureReason.SIGNING_FAILED);
            assertThat(none).hasToString("shop by private_key_jwt");
        }
    }

    /** Whoever reads the form reads what was written. */
    @Test
    void formsAreOfAscii() {
        String text = new String(FORM.with("scope", "openid ä&=%").octets(), StandardCharsets.US_ASCII);
        assertThat(List.of(text.split("&")))
                .containsExactly("grant_type=refresh_token", "scope=openid+%C3%A4%26%3D%25");
    }
}
