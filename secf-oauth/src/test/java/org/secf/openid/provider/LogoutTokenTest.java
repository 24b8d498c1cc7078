package org.secf.openid.provider;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealPolicy;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;
import org.secf.oauth.testing.TickingClock;
import org.secf.signature.SignatureAlgorithm;
import org.secf.state.MemoryOnceStore;
import org.secf.state.OnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** A provider's word that a login has ended, with one fault each, and signed by the right key unless that is the fault. */
class LogoutTokenTest {

    private static final long NOW = TestIssuer.NOW.getEpochSecond();
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final TickingClock clock = new TickingClock();
    private final Verifier verifier = verifier(TestProvider.trust(), new MemoryOnceStore(clock, 100));

    /** Where nothing fails of what a token is good for. */
    private record Verifier(LogoutTokenVerifier verifier) {

        Verdict<LogoutToken> verify(String token) {
            return verifier.verify(token, judged -> Check.HOLDS);
        }
    }

    private Verifier verifier(TokenTrust trust, OnceStore once) {
        return new Verifier(new LogoutTokenVerifier(
                TestProvider.plain(), trust, Crypto.jdk(), new LogoutTokenVerifier.Memory(clock, once)));
    }

    private static Jws token() {
        JsonObject events = Json.createObjectBuilder()
                .add(EVENT, JsonValue.EMPTY_JSON_OBJECT)
                .build();
        return TestProvider.idToken()
                .header("typ", "logout+jwt")
                .without("nonce")
                .claim("events", events)
                .claim("jti", "bWJq")
                .claim("sid", "08a5019c");
    }

    private static String signed(Jws token) {
        return token.signedBy(TestKeys.RSA, "RS256");
    }

    private Reason refusal(Jws token) {
        return reason(verifier.verify(signed(token)));
    }

    @Test
    void takesTheProvidersWord() {
        LogoutToken token = value(verifier.verify(signed(token())));
        assertThat(token)
                .isEqualTo(new LogoutToken(
                        TestIssuer.ISSUER,
                        Optional.of("alice"),
                        Optional.of("08a5019c"),
                        "bWJq",
                        TestIssuer.NOW.minusSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "application/logout+jwt", "JWT", "jwt"})
    void takesTheTypesThatProvidersGiveThem(String type) {
        assertThat(value(verifier.verify(signed(token().header("typ", type)))).id())
                .isEqualTo("bWJq");
    }

    @Nested
    class Signature {

        @Test
        void refusesUnsignedOnesAndThoseByOthers() {
            assertThat(reason(verifier.verify(token().header("alg", "none").unsigned())))
                    .isEqualTo(JwtReason.JWT_ALGORITHM);
            assertThat(reason(verifier.verify(token().signedBy(TestKeys.OTHER_RSA))))
                    .isEqualTo(JwtReason.JWT_SIGNATURE);
            assertThat(reason(verifier.verify(
                            token().header("alg", "HS256").signedBy("secret".getBytes(StandardCharsets.UTF_8)))))
                    .isEqualTo(JwtReason.JWT_ALGORITHM);
        }

        @Test
        void refusesPlainOnesWhereEncryptionWasAgreed() {
            TokenTrust encrypted = new TokenTrust(
                    TestProvider.CLIENT,
                    Set.of(),
                    Set.of(SignatureAlgorithm.RSA_V1_5_SHA256),
                    Optional.empty(),
                    Optional.of(new TokenOpening(
                            new JwePayloadSeal(),
                            () -> OpeningKeys.found(name -> Optional.empty()),
                            new SealPolicy(Set.of(SealAlgorithm.RSA_OAEP_256), 4096))),
                    Duration.ZERO,
                    Duration.ofMinutes(1));
            assertThat(reason(
                            verifier(encrypted, new MemoryOnceStore(clock, 10)).verify(signed(token()))))
                    .isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_PLAIN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"at+jwt", "dpop+jwt", "secevent+jwt"})
        void refusesTokensOfOtherTypes(String type) {
            assertThat(refusal(token().header("typ", type))).isEqualTo(JwtReason.JWT_TYPE);
        }
    }

    @Nested
    class Claims {

        @Test
        void refusesTokensOfOtherIssuers() {
            assertThat(refusal(token().claim("iss", TestIssuer.ISSUER + "/")))
                    .isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_ISSUER);
        }

        @Test
        void refusesTokensForOthers() {
            assertThat(refusal(token().claim("aud", "other"))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_AUDIENCE);
            JsonValue both = Json.createArrayBuilder(List.of(TestProvider.CLIENT, "other"))
                    .build();
            assertThat(refusal(token().claim("aud", both))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_AUDIENCE);
        }

        @Test
        void refusesTokensOfOtherTimes() {
            assertThat(refusal(token().claim("iat", NOW - 631))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_ISSUED);
            assertThat(refusal(token().claim("iat", NOW + 31))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_ISSUED);
            assertThat(refusal(token().without("iat"))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_ISSUED);
            assertThat(refusal(token().claim("exp", NOW - 30))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_EXPIRED);
            assertThat(refusal(token().without("exp"))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_EXPIRED);
        }

        @Test
        void refusesTokensThatNameNobody() {
            assertThat(refusal(token().without("sub").without("sid")))
                    .isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_SUBJECT);
            assertThat(refusal(token().claim("sub", 7))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_SUBJECT);
            assertThat(refusal(token().claim("sid", ""))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_SUBJECT);
        }

        @Test
        void takesTokensThatNameOneOfBoth() {
            assertThat(value(verifier.verify(signed(token().without("sid")))).session())
                    .isEmpty();
            assertThat(value(verifier.verify(signed(token().without("sub").claim("jti", "2"))))
                            .subject())
                    .isEmpty();
        }

        @Test
        void refusesTokensOfOtherEvents() {
            JsonObject text = Json.createObjectBuilder().add(EVENT, "{}").build();
            JsonObject other = Json.createObjectBuilder()
                    .add("https://schemas.openid.net/event/backchannel-logout", JsonValue.EMPTY_JSON_OBJECT)
                    .build();
            assertThat(refusal(token().without("events"))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_EVENT);
            assertThat(refusal(token().claim("events", EVENT))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_EVENT);
            assertThat(refusal(token().claim("events", text))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_EVENT);
            assertThat(refusal(token().claim("events", other))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_EVENT);
        }

        @Test
        void refusesIdTokens() {
            assertThat(refusal(TestProvider.idToken())).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_EVENT);
            assertThat(refusal(token().claim("nonce", TestProvider.NONCE)))
                    .isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_NONCE);
            assertThat(refusal(token().claim("nonce", JsonValue.FALSE)))
                    .isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_NONCE);
        }

        @Test
        void refusesTokensThatCouldNotBeRemembered() {
            assertThat(refusal(token().without("jti"))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_ID);
            assertThat(refusal(token().claim("jti", "j".repeat(257)))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_ID);
        }
    }

    @Nested
    class Once {

        @Test
        void refusesATokenThatWasShownBefore() {
            value(verifier.verify(signed(token())));
            assertThat(refusal(token())).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_REPLAYED);
        }

        @Test
        void remembersATokenUntilItIsRefusedAnyway() {
            Jws lasting = token().claim("exp", NOW + 86_400);
            value(verifier.verify(signed(lasting)));
            clock.now = TestIssuer.NOW.plusSeconds(620);
            assertThat(refusal(lasting)).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_REPLAYED);
            clock.now = TestIssuer.NOW.plusSeconds(621);
            assertThat(refusal(lasting)).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_ISSUED);
        }

        @Test
        void aRefusedTokenUsesNothingUp() {
            assertThat(refusal(token().claim("nonce", "n"))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_NONCE);
            assertThat(value(verifier.verify(signed(token()))).id()).isEqualTo("bWJq");
        }

        @Test
        void aTokenThatWasNoUseIsNotUsedUp() {
            Check<LogoutToken> fails =
                    judged -> Check.refused(ProviderReason.METADATA_UNAVAILABLE, "use", "none of " + judged.id());

            assertThat(reason(verifier.verifier().verify(signed(token()), fails)))
                    .isEqualTo(ProviderReason.METADATA_UNAVAILABLE);
            assertThat(value(verifier.verify(signed(token()))).id()).isEqualTo("bWJq");
        }

        @Test
        void refusesWhereNothingCanBeRemembered() {
            Verifier full = verifier(TestProvider.trust(), (key, expires) -> OnceStore.Claim.UNAVAILABLE);
            assertThat(reason(full.verify(signed(token())))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_MEMORY);
            Verifier broken = verifier(TestProvider.trust(), (key, expires) -> {
                throw new IllegalStateException("away");
            });
            assertThat(reason(broken.verify(signed(token())))).isEqualTo(LogoutTokenReason.LOGOUT_TOKEN_MEMORY);
        }
    }
}
