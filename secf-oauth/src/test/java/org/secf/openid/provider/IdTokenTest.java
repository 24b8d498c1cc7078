package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.oauth.testing.Refusals.reason;
import static org.secf.oauth.testing.Refusals.value;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.jose.JwePayloadSeal;
import org.secf.jwt.JwtReason;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.keys.SealRecipient;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.signature.SignatureAlgorithm;
import org.secf.verdict.Reason;

/** What a provider says of a login, with one fault each, and signed by the right key unless that is the fault. */
class IdTokenTest {

    private static final long NOW = TestIssuer.NOW.getEpochSecond();
    private static final IdTokenExpectation LOGIN = IdTokenExpectation.ofLogin(TestProvider.NONCE);
    private static final String TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
    private static final String TOKEN_HASH = "77QmUPtjPfzWtF2AnpK9RQ";
    private static final String CODE = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
    private static final String CODE_HASH = "LDktKdoQak3Pk0cnXxCltA";

    private static IdTokenVerifier verifier(TokenTrust trust) {
        return new IdTokenVerifier(TestProvider.plain(), trust, Crypto.jdk(), TestIssuer.CLOCK);
    }

    private static final IdTokenVerifier VERIFIER = verifier(TestProvider.trust());

    private static String signed(Jws token) {
        return token.signedBy(TestKeys.RSA, "RS256");
    }

    private static Reason refusal(Jws token) {
        return refusal(token, LOGIN);
    }

    private static Reason refusal(Jws token, IdTokenExpectation expected) {
        return reason(VERIFIER.verify(signed(token), expected));
    }

    private static IdToken taken(Jws token, IdTokenExpectation expected) {
        return value(VERIFIER.verify(signed(token), expected));
    }

    private static TokenTrust trust(SignatureAlgorithm algorithm, Optional<String> secret) {
        return new TokenTrust(
                TestProvider.CLIENT,
                Set.of("wallet"),
                Set.of(algorithm),
                secret.map(TestProvider::secret),
                Optional.empty(),
                Duration.ZERO,
                Duration.ofMinutes(10));
    }

    private static JsonValue audience(String... names) {
        return Json.createArrayBuilder(List.of(names)).build();
    }

    @Test
    void takesWhatTheProviderSaysOfTheLogin() {
        IdToken token = taken(
                TestProvider.idToken()
                        .claim("sid", "s-1")
                        .claim("acr", "urn:mfa")
                        .claim("auth_time", NOW - 20)
                        .claim("amr", audience("pwd", "otp")),
                LOGIN);
        assertThat(token.issuer()).isEqualTo(TestIssuer.ISSUER);
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.session()).contains("s-1");
        assertThat(token.context()).contains("urn:mfa");
        assertThat(token.methods()).containsExactly("pwd", "otp");
        assertThat(token.authenticated()).contains(TestIssuer.NOW.minusSeconds(20));
        assertThat(token.issued()).isEqualTo(TestIssuer.NOW.minusSeconds(10));
        assertThat(token.ends()).isEqualTo(TestIssuer.NOW.plusSeconds(300));
        assertThat(token.keyThumbprint()).isPresent();
        assertThat(token).hasToString("an ID token");
    }

    @Test
    void keepsTheTokenAsAHintForLogouts() {
        String compact = signed(TestProvider.idToken());
        assertThat(value(VERIFIER.verify(compact, LOGIN)).hint()).isEqualTo(compact);
    }

    @Nested
    class Encryption {

        private static final String KEY = "ours";

        private final TokenOpening opening = new TokenOpening(
                new JwePayloadSeal(),
                () -> new OpeningKeys(
                        List.of(new OpeningKey(KEY, TestKeys.OTHER_RSA.getPrivate(), SealAlgorithm.RSA_OAEP_256))),
                new SealPolicy(Set.of(SealAlgorithm.RSA_OAEP_256), SealPolicy.LONGEST));

        private final IdTokenVerifier decrypting = verifier(new TokenTrust(
                TestProvider.CLIENT,
                Set.of(),
                Set.of(SignatureAlgorithm.RSA_V1_5_SHA256),
                Optional.empty(),
                Optional.of(opening),
                Duration.ZERO,
                Duration.ofMinutes(10)));

        private String encrypted(String token) {
            return encrypted(token, new SealHeader("JWT", Optional.of("JWT"), java.util.Map.of()));
        }

        private String encrypted(String token, SealHeader header) {
            return new JwePayloadSeal()
                    .seal(
                            new SealRecipient(TestKeys.OTHER_RSA.getPublic(), KEY, SealAlgorithm.RSA_OAEP_256),
                            header,
                            token.getBytes(StandardCharsets.US_ASCII));
        }

        @Test
        void decryptsWhatWasEncryptedToUs() {
            String inner = signed(TestProvider.idToken());
            IdToken token = value(decrypting.verify(encrypted(inner), LOGIN));
            assertThat(token.subject()).isEqualTo("alice");
            assertThat(token.hint()).isEqualTo(inner);
        }

        @Test
        void refusesPlainOnesWhereEncryptionWasAgreed() {
            assertThat(reason(decrypting.verify(signed(TestProvider.idToken()), LOGIN)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_PLAIN);
        }

        @Test
        void refusesEncryptedOnesWhereItWasNot() {
            assertThat(reason(VERIFIER.verify(encrypted(signed(TestProvider.idToken())), LOGIN)))
                    .isEqualTo(JwtReason.JWT_ENCRYPTED);
        }

        @Test
        void refusesEncryptedOnesThatNobodySigned() {
            String unsigned = TestProvider.idToken().header("alg", "none").unsigned();
            assertThat(reason(decrypting.verify(encrypted(unsigned), LOGIN))).isEqualTo(JwtReason.JWT_ALGORITHM);
            assertThat(reason(decrypting.verify(encrypted(TestProvider.idToken().claims()), LOGIN)))
                    .isEqualTo(JwtReason.JWT_MALFORMED);
        }

        @Test
        void refusesWhatIsNoTokenInside() {
            SealHeader other = new SealHeader("JWT", Optional.of("octet-stream"), java.util.Map.of());
            assertThat(reason(decrypting.verify(encrypted(signed(TestProvider.idToken()), other), LOGIN)))
                    .isEqualTo(SealReason.SEAL_CONTENT_TYPE);
        }

        @Test
        void refusesWhatWasSealedForAnotherPurpose() {
            SealHeader other = new SealHeader("secf-secret", Optional.of("JWT"), java.util.Map.of());
            assertThat(reason(decrypting.verify(encrypted(signed(TestProvider.idToken()), other), LOGIN)))
                    .isEqualTo(SealReason.SEAL_TYPE);
        }
    }

    @Nested
    class Issuer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://issuer.example.org/",
                    "https://ISSUER.example.org",
                    "http://issuer.example.org",
                    "https://evil.example"
                })
        void refusesTokensOfOthers(String issuer) {
            assertThat(refusal(TestProvider.idToken().claim("iss", issuer))).isEqualTo(IdTokenReason.ID_TOKEN_ISSUER);
        }

        @Test
        void refusesTokensOfNobody() {
            assertThat(refusal(TestProvider.idToken().without("iss"))).isEqualTo(IdTokenReason.ID_TOKEN_ISSUER);
        }
    }

    @Nested
    class Audience {

        @ParameterizedTest
        @ValueSource(strings = {"other", "SHOP", "shop "})
        void refusesTokensForOthers(String audience) {
            assertThat(refusal(TestProvider.idToken().claim("aud", audience)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_AUDIENCE);
        }

        @Test
        void refusesTokensForNobody() {
            assertThat(refusal(TestProvider.idToken().without("aud"))).isEqualTo(IdTokenReason.ID_TOKEN_AUDIENCE);
            assertThat(refusal(TestProvider.idToken().claim("aud", JsonValue.EMPTY_JSON_ARRAY)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_AUDIENCE);
        }

        @Test
        void refusesAudiencesThatAreNotAllTexts() {
            JsonValue odd =
                    Json.createArrayBuilder().add(TestProvider.CLIENT).add(7).build();
            assertThat(refusal(TestProvider.idToken().claim("aud", odd))).isEqualTo(IdTokenReason.ID_TOKEN_AUDIENCE);
        }

        @Test
        void refusesTokensForUsAndSomebodyWhomNobodyKnows() {
            Jws token = TestProvider.idToken()
                    .claim("aud", audience(TestProvider.CLIENT, "stranger"))
                    .claim("azp", TestProvider.CLIENT);
            assertThat(refusal(token)).isEqualTo(IdTokenReason.ID_TOKEN_OTHER_AUDIENCE);
        }

        @Test
        void takesTokensForUsAndOneWhomWeTrust() {
            IdTokenVerifier trusting = verifier(trust(SignatureAlgorithm.RSA_V1_5_SHA256, Optional.empty()));
            Jws token = TestProvider.idToken().claim("aud", audience(TestProvider.CLIENT, "wallet"));
            assertThat(value(trusting.verify(signed(token.claim("azp", TestProvider.CLIENT)), LOGIN))
                            .subject())
                    .isEqualTo("alice");
            assertThat(reason(trusting.verify(signed(token), LOGIN))).isEqualTo(IdTokenReason.ID_TOKEN_PARTY);
            assertThat(reason(trusting.verify(signed(token.claim("azp", "wallet")), LOGIN)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_PARTY);
        }

        @Test
        void refusesTokensThatAnotherClientAskedFor() {
            assertThat(refusal(TestProvider.idToken().claim("azp", "other"))).isEqualTo(IdTokenReason.ID_TOKEN_PARTY);
            assertThat(refusal(TestProvider.idToken().claim("azp", 7))).isEqualTo(IdTokenReason.ID_TOKEN_PARTY);
        }
    }

    @Nested
    class Signature {

        @Test
        void refusesUnsignedOnes() {
            assertThat(reason(VERIFIER.verify(
                            TestProvider.idToken().header("alg", "none").unsigned(), LOGIN)))
                    .isEqualTo(JwtReason.JWT_ALGORITHM);
        }

        @Test
        void refusesOnesByAnotherKey() {
            assertThat(reason(VERIFIER.verify(TestProvider.idToken().signedBy(TestKeys.OTHER_RSA), LOGIN)))
                    .isEqualTo(JwtReason.JWT_SIGNATURE);
        }

        @Test
        void refusesAnAlgorithmThatWasNotRegisteredThoughTheKeyIsTheProviders() {
            String token = TestProvider.idToken()
                    .header("alg", "ES256")
                    .header("kid", "ec")
                    .signedBy(TestKeys.P_256);
            assertThat(reason(VERIFIER.verify(token, LOGIN))).isEqualTo(JwtReason.JWT_ALGORITHM);
        }

        @Test
        void refusesAPublicKeyAsASecret() {
            byte[] publicKey = TestKeys.RSA.getPublic().getEncoded();
            String token = TestProvider.idToken().header("alg", "HS256").signedBy(publicKey);
            assertThat(reason(VERIFIER.verify(token, LOGIN))).isEqualTo(JwtReason.JWT_ALGORITHM);
        }

        @Test
        void takesTheSecretAsAKeyOnlyWhereThatWasAgreed() {
            String token = TestProvider.idToken()
                    .header("alg", "HS256")
                    .signedBy(TestProvider.SECRET.getBytes(StandardCharsets.UTF_8));
            IdTokenVerifier agreed =
                    verifier(trust(SignatureAlgorithm.HMAC_SHA256, Optional.of(TestProvider.SECRET + "\n")));
            assertThat(value(agreed.verify(token, LOGIN)).keyThumbprint()).isEmpty();
            assertThat(reason(VERIFIER.verify(token, LOGIN))).isEqualTo(JwtReason.JWT_ALGORITHM);
            assertThat(reason(agreed.verify(signed(TestProvider.idToken()), LOGIN)))
                    .isEqualTo(JwtReason.JWT_ALGORITHM);
            assertThat(reason(agreed.verify(
                            TestProvider.idToken()
                                    .header("alg", "HS256")
                                    .signedBy("another secret: 32 octets and more".getBytes(StandardCharsets.UTF_8)),
                            LOGIN)))
                    .isEqualTo(JwtReason.JWT_SIGNATURE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "short", "31 octets are too few for HS256\n"})
        void refusesSecretsThatCouldBeGuessed(String secret) {
            TokenTrust trust = trust(SignatureAlgorithm.HMAC_SHA256, Optional.of(secret));
            assertThatThrownBy(() -> verifier(trust)).hasMessageContaining("at least 32 octets");
        }

        @Test
        void neverBelievesSecretsBesidePublicKeys() {
            assertThatThrownBy(() -> new TokenTrust(
                            TestProvider.CLIENT,
                            Set.of(),
                            Set.of(SignatureAlgorithm.HMAC_SHA256, SignatureAlgorithm.RSA_V1_5_SHA256),
                            Optional.of(TestProvider.secret(TestProvider.SECRET)),
                            Optional.empty(),
                            Duration.ZERO,
                            Duration.ofMinutes(1)))
                    .hasMessageContaining("pass for that");
            assertThatThrownBy(() -> trust(SignatureAlgorithm.HMAC_SHA256, Optional.empty()))
                    .hasMessageContaining("shared secret");
            assertThatThrownBy(() -> trust(SignatureAlgorithm.PS256, Optional.of(TestProvider.SECRET)))
                    .hasMessageContaining("shared secret");
        }

        @Test
        void refusesTokensThatBringTheirKey() {
            JsonValue jwk = org.secf.keys.Jwk.of(TestKeys.OTHER_RSA.getPublic()).toJson();
            String token = TestProvider.idToken().header("jwk", jwk).signedBy(TestKeys.OTHER_RSA);
            assertThat(reason(VERIFIER.verify(token, LOGIN))).isEqualTo(JwtReason.JWT_BRINGS_KEY);
        }
    }

    @Nested
    class Purpose {

        @ParameterizedTest
        @ValueSource(strings = {"at+jwt", "logout+jwt", "dpop+jwt", "token-introspection+jwt", "secevent+jwt"})
        void refusesTokensOfOtherTypes(String type) {
            assertThat(refusal(TestProvider.idToken().header("typ", type))).isEqualTo(JwtReason.JWT_TYPE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"events", "htm", "htu"})
        void refusesTokensWithClaimsOfOthers(String claim) {
            assertThat(refusal(TestProvider.idToken().claim(claim, JsonValue.EMPTY_JSON_OBJECT)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_PURPOSE);
        }

        @Test
        void refusesTokensThatSayToBeOthers() {
            assertThat(refusal(TestProvider.idToken().claim("typ", "Refresh")))
                    .isEqualTo(IdTokenReason.ID_TOKEN_PURPOSE);
            assertThat(refusal(TestProvider.idToken().claim("token_use", "access")))
                    .isEqualTo(IdTokenReason.ID_TOKEN_PURPOSE);
            assertThat(taken(TestProvider.idToken().claim("typ", "ID"), LOGIN).subject())
                    .isEqualTo("alice");
        }
    }

    @Nested
    class Subject {

        @ParameterizedTest
        @ValueSource(strings = {" alice", "al\u200bice", "\u202Eecila"})
        void refusesNamesThatLookLikeOthers(String subject) {
            assertThat(refusal(TestProvider.idToken().claim("sub", subject))).isEqualTo(IdTokenReason.ID_TOKEN_SUBJECT);
        }

        @Test
        void refusesTokensOfNobodyAndNamesWithoutEnd() {
            assertThat(refusal(TestProvider.idToken().without("sub"))).isEqualTo(IdTokenReason.ID_TOKEN_SUBJECT);
            assertThat(refusal(TestProvider.idToken().claim("sub", 7))).isEqualTo(IdTokenReason.ID_TOKEN_SUBJECT);
            assertThat(refusal(TestProvider.idToken().claim("sub", "a".repeat(256))))
                    .isEqualTo(IdTokenReason.ID_TOKEN_SUBJECT);
        }
    }

    @Nested
    class Times {

        @Test
        void refusesTokensThatEnded() {
            assertThat(refusal(TestProvider.idToken().claim("exp", NOW - 30)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_EXPIRED);
            assertThat(taken(TestProvider.idToken().claim("exp", NOW - 29), LOGIN)
                            .subject())
                    .isEqualTo("alice");
        }

        @Test
        void refusesTokensWithoutAnEnd() {
            assertThat(refusal(TestProvider.idToken().without("exp"))).isEqualTo(IdTokenReason.ID_TOKEN_EXPIRED);
            assertThat(refusal(TestProvider.idToken().claim("exp", "tomorrow")))
                    .isEqualTo(IdTokenReason.ID_TOKEN_EXPIRED);
            assertThat(refusal(TestProvider.idToken().claim("exp", 999_999_999_999_999L)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_EXPIRED);
        }

        @Test
        void refusesTokensIssuedLongAgoOrLater() {
            assertThat(refusal(TestProvider.idToken().claim("iat", NOW - 631)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_ISSUED);
            assertThat(refusal(TestProvider.idToken().claim("iat", NOW + 31))).isEqualTo(IdTokenReason.ID_TOKEN_ISSUED);
            assertThat(refusal(TestProvider.idToken().without("iat"))).isEqualTo(IdTokenReason.ID_TOKEN_ISSUED);
            assertThat(taken(TestProvider.idToken().claim("iat", NOW + 30), LOGIN)
                            .subject())
                    .isEqualTo("alice");
        }

        @Test
        void refusesTokensThatBeginLater() {
            assertThat(refusal(TestProvider.idToken().claim("nbf", NOW + 31))).isEqualTo(IdTokenReason.ID_TOKEN_ISSUED);
            assertThat(refusal(TestProvider.idToken().claim("nbf", "now"))).isEqualTo(IdTokenReason.ID_TOKEN_ISSUED);
        }
    }

    @Nested
    class Nonce {

        @Test
        void refusesTokensOfOtherLogins() {
            assertThat(refusal(TestProvider.idToken().claim("nonce", "another")))
                    .isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
            assertThat(refusal(TestProvider.idToken().without("nonce"))).isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
            assertThat(refusal(TestProvider.idToken().claim("nonce", 7))).isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
        }

        @Test
        void refusesANonceWhereNoneWasSent() {
            IdTokenExpectation none = new IdTokenExpectation(
                    Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty());
            assertThat(refusal(TestProvider.idToken(), none)).isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
        }
    }

    @Nested
    class Context {

        @Test
        void refusesLoginsByOtherMeansThanAskedFor() {
            IdTokenExpectation strong = LOGIN.within(Set.of("urn:mfa", "urn:hardware"));
            assertThat(taken(TestProvider.idToken().claim("acr", "urn:mfa"), strong)
                            .context())
                    .contains("urn:mfa");
            assertThat(refusal(TestProvider.idToken().claim("acr", "urn:password"), strong))
                    .isEqualTo(IdTokenReason.ID_TOKEN_CONTEXT);
            assertThat(refusal(TestProvider.idToken(), strong)).isEqualTo(IdTokenReason.ID_TOKEN_CONTEXT);
        }
    }

    @Nested
    class Authenticated {

        private final IdTokenExpectation lately = LOGIN.notOlderThan(Duration.ofMinutes(1));

        @Test
        void refusesLoginsOfLongAgo() {
            assertThat(taken(TestProvider.idToken().claim("auth_time", NOW - 90), lately)
                            .authenticated())
                    .isPresent();
            assertThat(refusal(TestProvider.idToken().claim("auth_time", NOW - 91), lately))
                    .isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
        }

        @Test
        void refusesWhatDoesNotSayWhen() {
            assertThat(refusal(TestProvider.idToken(), lately)).isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
        }

        @Test
        void refusesLoginsOfTheFuture() {
            assertThat(refusal(TestProvider.idToken().claim("auth_time", NOW + 31)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
            assertThat(refusal(TestProvider.idToken().claim("auth_time", "just now")))
                    .isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
        }
    }

    @Nested
    class Hashes {

        private final IdTokenExpectation whole = new IdTokenExpectation(
                Optional.of(TestProvider.NONCE),
                Optional.of(TOKEN),
                Optional.of(CODE),
                Set.of(),
                Optional.empty(),
                Optional.empty());

        private final Jws token =
                TestProvider.idToken().claim("at_hash", TOKEN_HASH).claim("c_hash", CODE_HASH);

        @Test
        void takesTheTokenAndTheCodeThatItWasIssuedWith() {
            assertThat(taken(token, whole).subject()).isEqualTo("alice");
        }

        @Test
        void refusesAnotherAccessToken() {
            assertThat(refusal(token.claim("at_hash", CODE_HASH), whole))
                    .isEqualTo(IdTokenReason.ID_TOKEN_ACCESS_TOKEN);
            assertThat(refusal(token.claim("at_hash", ""), whole)).isEqualTo(IdTokenReason.ID_TOKEN_ACCESS_TOKEN);
        }

        @Test
        void refusesAnotherCode() {
            assertThat(refusal(token.claim("c_hash", TOKEN_HASH), whole)).isEqualTo(IdTokenReason.ID_TOKEN_CODE);
            assertThat(refusal(token.claim("c_hash", 7), whole)).isEqualTo(IdTokenReason.ID_TOKEN_CODE);
        }

        @Test
        void refusesWhatNobodyCanCompare() {
            assertThat(refusal(TestProvider.idToken().claim("at_hash", TOKEN_HASH)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_ACCESS_TOKEN);
            assertThat(refusal(TestProvider.idToken().claim("c_hash", CODE_HASH)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_CODE);
        }
    }

    @Nested
    class Renewal {

        private final IdToken before = taken(TestProvider.idToken().claim("auth_time", NOW - 20), LOGIN);
        private final IdTokenExpectation renewal = IdTokenExpectation.ofRefresh(before);
        private final Jws token = TestProvider.idToken().without("nonce").claim("iat", NOW - 1);

        @Test
        void takesATokenOfTheSameLogin() {
            assertThat(taken(token, renewal).subject()).isEqualTo("alice");
            assertThat(taken(token.claim("nonce", TestProvider.NONCE).claim("auth_time", NOW - 20), renewal)
                            .subject())
                    .isEqualTo("alice");
        }

        @Test
        void refusesATokenOfAnotherPersonOrLogin() {
            assertThat(refusal(token.claim("sub", "mallory"), renewal)).isEqualTo(IdTokenReason.ID_TOKEN_RENEWED_OTHER);
            assertThat(refusal(token.claim("auth_time", NOW - 5), renewal))
                    .isEqualTo(IdTokenReason.ID_TOKEN_RENEWED_OTHER);
            assertThat(refusal(token.claim("nonce", "another"), renewal)).isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
        }
    }

    @Test
    void readsNothingOfATokenBeforeItsSignatureHeld() {
        JsonObject header =
                Json.createObjectBuilder().add("alg", "RS256").add("kid", "rsa").build();
        assertThat(reason(VERIFIER.verify(new Jws(header.toString(), "no JSON").signedBy(TestKeys.OTHER_RSA), LOGIN)))
                .isEqualTo(JwtReason.JWT_SIGNATURE);
    }
}
