package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.jwt.JwtReason;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestExchange;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.provider.IdTokenReason;
import org.secf.openid.provider.ProviderReason;
import org.secf.openid.provider.UserInfoReason;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;
import org.secf.verdict.Reason;

/** Right answers whose codes are good for wrong tokens, each signed by the provider and with one fault; and codes of others. */
class ForgedTokensTest {

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private Rp rp;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        rp = new Rp(folder, provider, clock);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Reason refusal() {
        Browser browser = new Browser(rp.start());
        Reason reason = LoginTest.refusal(browser.logIn(provider, "/who"));
        assertThat(browser.isLoggedIn()).isFalse();
        return reason;
    }

    private Reason refusal(UnaryOperator<Jws> change) {
        provider.change = change;
        return refusal();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** OpenID Connect Core §3.1.3.7; all of them in the provider's own tests. */
    @Nested
    class IdToken {

        @Test
        void rejectsThoseOfOthers() {
            assertThat(refusal(token -> token.claim("iss", provider.issuer() + "/")))
                    .isEqualTo(IdTokenReason.ID_TOKEN_ISSUER);
            assertThat(refusal(token -> token.claim("aud", "other"))).isEqualTo(IdTokenReason.ID_TOKEN_AUDIENCE);
            assertThat(refusal(token -> token.claim("azp", "other"))).isEqualTo(IdTokenReason.ID_TOKEN_PARTY);
            provider.change = UnaryOperator.identity();
            provider.signer = OpenIdServer::forged;
            assertThat(refusal()).isEqualTo(JwtReason.JWT_SIGNATURE);
        }

        @Test
        void rejectsThoseOfOtherLogins() {
            assertThat(refusal(token -> token.claim("nonce", "other"))).isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
            assertThat(refusal(token -> token.without("nonce"))).isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
            assertThat(refusal(token -> token.claim("at_hash", "other")))
                    .isEqualTo(IdTokenReason.ID_TOKEN_ACCESS_TOKEN);
            assertThat(refusal(token -> token.claim("c_hash", "other"))).isEqualTo(IdTokenReason.ID_TOKEN_CODE);
        }

        @Test
        void rejectsOldOnes() {
            assertThat(refusal(token -> token.claim("exp", now() - 60))).isEqualTo(IdTokenReason.ID_TOKEN_EXPIRED);
            assertThat(refusal(token -> token.claim("iat", now() - 3600))).isEqualTo(IdTokenReason.ID_TOKEN_ISSUED);
        }

        @Test
        void rejectsUnsignedOnes() {
            provider.change = token -> token.header("alg", "none");
            provider.signer = Jws::unsigned;

            assertThat(refusal()).isInstanceOf(JwtReason.class);
        }

        @Test
        void rejectsThoseOfAWeakerOrOlderLoginThanTheDeployerWants() {
            rp.set("acr-values", "gold");
            assertThat(refusal(token -> token.claim("acr", "silver"))).isEqualTo(IdTokenReason.ID_TOKEN_CONTEXT);
            rp.without("acr-values").set("max-age", "1h");
            assertThat(refusal(token -> token.claim("auth_time", now() - 7200)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
            assertThat(refusal(token -> token.without("auth_time"))).isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
        }
    }

    @Nested
    class Code {

        /** The browser of an attacker began a login, and got the code of its victim's. */
        @Test
        void rejectsCodeOfAnotherLogin() {
            Mechanism mechanism = rp.start();
            Browser victim = new Browser(mechanism);
            String stolen = provider.code(victim.begin("/who"));
            Browser attacker = new Browser(mechanism);
            Map<String, String> own = attacker.begin("/who");

            Outcome outcome =
                    attacker.callback("code=" + stolen + "&state=" + own.get("state") + "&iss=" + provider.issuer());

            assertThat(LoginTest.refusal(outcome)).isEqualTo(ProviderReason.TOKENS_REFUSED);
        }

        /** A provider that does not compare verifiers: the nonce is of another login, too. */
        @Test
        void rejectsTokensOfAnotherLogin() {
            Mechanism mechanism = rp.start();
            Map<String, String> victims = new Browser(mechanism).begin("/who");
            Browser attacker = new Browser(mechanism);
            Map<String, String> own = attacker.begin("/who");
            String stolen = provider.code(Map.of(
                    "code_challenge", own.getOrDefault("code_challenge", ""),
                    "redirect_uri", own.getOrDefault("redirect_uri", ""),
                    "client_id", Rp.CLIENT,
                    "nonce", victims.getOrDefault("nonce", "")));

            Outcome outcome =
                    attacker.callback("code=" + stolen + "&state=" + own.get("state") + "&iss=" + provider.issuer());

            assertThat(LoginTest.refusal(outcome)).isEqualTo(IdTokenReason.ID_TOKEN_NONCE);
        }

        @Test
        void rejectsAnswerWithoutIdToken() {
            provider.answer =
                    json -> Json.createObjectBuilder(json).remove("id_token").build();

            assertThat(refusal()).isEqualTo(ProviderReason.ID_TOKEN_MISSING);
        }
    }

    @Nested
    class User {

        @Test
        void rejectsClaimsOfSomebodyElse() {
            rp.set("user-info", "true");
            provider.userInfo = Json.createObjectBuilder().add("sub", "bob").build();

            assertThat(refusal()).isEqualTo(UserInfoReason.USER_INFO_SUBJECT);
        }

        @Test
        void rejectsUserWithoutName() {
            rp.set("claims-definition.caller-name-claim", "preferred_username");

            assertThat(refusal()).isEqualTo(OpenIdReason.NO_CALLER_NAME);
            assertThat(refusal(token -> token.claim(
                            "preferred_username",
                            Json.createArrayBuilder().add("alice").add("root").build())))
                    .isEqualTo(OpenIdReason.NO_CALLER_NAME);
        }

        @ParameterizedTest
        @ValueSource(strings = {" alice", "alice\u200b", "\u202eecila", "alice\n"})
        void rejectsUserWhoseNameNobodyCanRead(String name) {
            rp.set("claims-definition.caller-name-claim", "preferred_username");

            assertThat(refusal(token -> token.claim("preferred_username", name)))
                    .isEqualTo(OpenIdReason.HOSTILE_CALLER_NAME);
        }
    }

    /** RFC 9700 §4.4: two providers, of which one is hostile, in one application. */
    @Nested
    class MixUp {

        private final OpenIdServer hostile = new OpenIdServer(clock);

        @AfterEach
        void stopHostile() {
            hostile.close();
        }

        private Mechanism other(Path folder, MechanismContext context) {
            return new Rp(folder, hostile, context)
                    .set("redirect-uri", "/other/callback")
                    .start();
        }

        /** The login was begun with the hostile one, which sent the browser on to the honest one. */
        @Test
        void rejectsAnswerOfTheHonestOneAtTheAddressOfTheHostileOne(@TempDir Path folder) {
            MechanismContext context = Rp.context(clock);
            Browser browser = new Browser(other(folder, context));
            Map<String, String> begun = browser.begin("/who");
            Map<String, String> sentOn = new LinkedHashMap<>(begun);
            String query =
                    "code=" + provider.code(sentOn) + "&state=" + begun.get("state") + "&iss=" + provider.issuer();

            Outcome outcome = browser.send(TestRequest.get("/other/callback?" + query));

            assertThat(LoginTest.refusal(outcome)).isEqualTo(OpenIdReason.OTHER_ISSUER_ANSWERED);
            assertThat(hostile.tokenRequests())
                    .as("the code does not get there")
                    .isEmpty();
        }

        /** The same, where the hostile one has the answer sent to the honest one's address. */
        @Test
        void rejectsAnswerToALoginWithAnother(@TempDir Path folder) {
            MechanismContext context = Rp.context(clock);
            Browser atHostile = new Browser(other(folder, context));
            Map<String, String> begun = atHostile.begin("/who");
            Mechanism honest = new Rp(folder, provider, context).start();
            String query =
                    "code=" + provider.code(begun) + "&state=" + begun.get("state") + "&iss=" + provider.issuer();
            TestRequest answer = TestRequest.get("/openid/callback?" + query).cookies(atHostile.cookies());

            Outcome outcome = honest.authenticate(new TestExchange(answer, true));

            assertThat(LoginTest.refusal(outcome)).isEqualTo(OpenIdReason.OTHER_PROVIDER_ASKED);
            assertThat(provider.tokenRequests()).isEmpty();
            assertThat(hostile.tokenRequests()).isEmpty();
        }

        @Test
        void sessionOfOneIsNoneOfTheOther(@TempDir Path folder) {
            MechanismContext context = Rp.context(clock);
            Browser browser = new Browser(rp.start());
            browser.logIn(provider, "/who");

            assertThat(other(folder, context).isOver(browser.details())).isTrue();
        }
    }
}
