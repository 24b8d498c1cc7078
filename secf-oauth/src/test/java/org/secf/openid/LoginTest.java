package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.provider.ProviderReason;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;
import org.secf.state.PendingRequest;
import org.secf.state.PendingRequests;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** From the first request to the caller, with a provider on this machine, without a container. */
class LoginTest {

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

    private Browser browser() {
        return new Browser(rp.start());
    }

    static Outcome.LoggedIn loggedIn(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return (Outcome.LoggedIn) outcome;
    }

    static Reason refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    @Nested
    class Asks {

        @Test
        void forCodeWithSecretsOfThisLogin() {
            Browser browser = browser();
            Map<String, String> first = browser.begin("/who");
            Map<String, String> second = browser.begin("/who");

            assertThat(first)
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", Rp.CLIENT)
                    .containsEntry("redirect_uri", Rp.BASE + "/openid/callback")
                    .containsEntry("scope", "openid email profile")
                    .containsEntry("code_challenge_method", "S256")
                    .doesNotContainKeys("prompt", "display", "max_age", "acr_values", "response_mode");
            for (String name : List.of("state", "nonce", "code_challenge")) {
                assertThat(first.get(name)).hasSize(43).isNotEqualTo(second.get(name));
            }
        }

        @Test
        void whatTheDeployerAdds() {
            rp.set("prompt", "login", "consent")
                    .set("display", "popup")
                    .set("max-age", "1h")
                    .set("acr-values", "gold", "silver")
                    .set("extra-parameters", "ui_locales=fr", "login_hint=a b");

            assertThat(browser().begin("/who"))
                    .containsEntry("prompt", "login consent")
                    .containsEntry("display", "popup")
                    .containsEntry("max_age", "3600")
                    .containsEntry("acr_values", "gold silver")
                    .containsEntry("ui_locales", "fr")
                    .containsEntry("login_hint", "a b");
        }

        @Test
        void nothingForOpenResources() {
            assertThat(browser().send(TestRequest.get("/open"), false)).isEqualTo(Outcome.abstained());
        }

        @Test
        void programsToLogInElsewhere() {
            Outcome outcome = browser().send(TestRequest.get("/api").header("Accept", "application/json"));

            Reply reply = Browser.reply(outcome).orElseThrow();
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEqualTo("{\"error\":\"login_required\"}");
            assertThat(Browser.header(reply, "WWW-Authenticate")).isEqualTo("OpenID");
        }

        @Test
        void laterWhileTheProviderCannotBeReached() {
            provider.close();

            Outcome outcome = browser().send(TestRequest.get("/who"));

            assertThat(refusal(outcome).name()).isEqualTo("METADATA_UNAVAILABLE");
            assertThat(Browser.reply(outcome).orElseThrow().status()).isEqualTo(503);
        }
    }

    /** Else whoever begins logins fills the memory for them, while the provider is away. */
    @Test
    void keepsNothingOfALoginThatCouldNotBegin(@TempDir Path folder) {
        List<PendingRequest> kept = new ArrayList<>();
        MechanismContext usual = Rp.context(clock);
        MechanismContext context = new MechanismContext(
                clock,
                usual.random(),
                usual.crypto(),
                usual.once(),
                keeping(kept),
                usual.resources(),
                usual.parts(),
                usual.expressions());
        Rp pushing = new Rp(folder, provider, context).set("request.pushed", "true");

        assertThat(refusal(new Browser(pushing.start()).send(TestRequest.get("/who"))))
                .isEqualTo(ProviderReason.ENDPOINT_MISSING);
        assertThat(kept).isEmpty();
        new Browser(pushing.set("request.pushed", "false").start()).begin("/who");
        assertThat(kept).hasSize(1);
    }

    @Test
    void isLaterWhileOthersPushTheirRequests() {
        assertThat(Unavailable.status(new Rejection(ProviderReason.PUSHES_BUSY, "a turn", "none")))
                .isEqualTo(503);
    }

    private static PendingRequests keeping(List<PendingRequest> kept) {
        return new PendingRequests() {
            @Override
            public void put(PendingRequest request) {
                kept.add(request);
            }

            @Override
            public Optional<PendingRequest> take(String id, String binding) {
                return Optional.empty();
            }
        };
    }

    @Test
    void isRefusedForNowWhereTheProviderFails() {
        Browser browser = browser();
        Map<String, String> request = browser.begin("/who");
        provider.tokenStatus = 503;

        Outcome outcome = browser.answer(provider, request);

        assertThat(refusal(outcome)).isEqualTo(TlsReason.BAD_STATUS);
        assertThat(Browser.reply(outcome).orElseThrow().status()).isEqualTo(503);
        assertThat(browser.cookies()).isEmpty();
    }

    @Nested
    class LogsIn {

        @Test
        void callerWithEvidence() {
            rp.set("acr-values", "gold");
            Caller caller = loggedIn(browser().logIn(provider, "/who")).caller();

            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.groups()).containsExactly("staff");
            assertThat(caller.attributes()).containsEntry("amr", List.of("pwd", "otp"));
            assertThat(caller.evidence().mechanism()).isEqualTo("openid");
            assertThat(caller.evidence().issuer()).isEqualTo(provider.issuer());
            assertThat(caller.evidence().authenticationContext()).contains("gold");
            assertThat(caller.evidence().authenticatedAt()).isEqualTo(TestIssuer.NOW.minusSeconds(5));
            assertThat(caller.evidence().keyThumbprint()).isPresent();
        }

        @Test
        void returnsToThePageFirstAskedFor() {
            Browser browser = browser();
            Outcome.LoggedIn outcome = loggedIn(browser.logIn(provider, "/who?x=%2f"));

            assertThat(Browser.location(outcome.reply())).isEqualTo(Rp.BASE + "/who?x=%2f");
            assertThat(browser.cookies()).isEmpty();
            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void returnsToTheFrontPageWhereTheDeployerWantsThat() {
            rp.set("redirect-to-original-resource", "false");

            assertThat(Browser.location(
                            loggedIn(browser().logIn(provider, "/who")).reply()))
                    .isEqualTo(Rp.BASE + "/");
        }

        @Test
        void twoTabsAtOnceGoToTheirOwnPages() {
            Browser browser = browser();
            Map<String, String> first = browser.begin("/one");
            Map<String, String> second = browser.begin("/two");

            assertThat(Browser.location(
                            loggedIn(browser.answer(provider, second)).reply()))
                    .endsWith("/two");
            assertThat(Browser.location(
                            loggedIn(browser.answer(provider, first)).reply()))
                    .endsWith("/one");
        }

        @Test
        void answerInAForm() {
            rp.set("response-mode", "form_post");
            Browser browser = browser();
            Map<String, String> request = browser.begin("/who");

            Outcome outcome = browser.send(TestRequest.get("/openid/callback")
                    .form("code=" + provider.code(request) + "&state=" + request.get("state") + "&iss="
                            + provider.issuer()));

            assertThat(request).containsEntry("response_mode", "form_post");
            assertThat(loggedIn(outcome).caller().getName()).isEqualTo("alice");
        }

        @Test
        void namesAndGroupsAsTheDeployerMapsThem() {
            provider.change = token -> token.claim("email", "alice@example.org")
                    .claim(
                            "realm_access",
                            Json.createObjectBuilder()
                                    .add(
                                            "roles",
                                            Json.createArrayBuilder()
                                                    .add("admin")
                                                    .add("other"))
                                    .build());
            rp.set("claims-definition.caller-name-claim", "email")
                    .set("claims-definition.caller-name-prefix", "partner:")
                    .set("claims-definition.caller-groups-claim", "realm_access/roles")
                    .set("group-mapping", "admin=administrators");

            Caller caller = loggedIn(browser().logIn(provider, "/who")).caller();

            assertThat(caller.getName()).isEqualTo("partner:alice@example.org");
            assertThat(caller.groups()).containsExactly("administrators");
        }

        @Test
        void claimsOfUserInfoThatTheIdTokenDoesNotHave() {
            provider.userInfo = Json.createObjectBuilder(provider.userInfo)
                    .add("groups", Json.createArrayBuilder().add("forged"))
                    .build();
            rp.set("user-info", "true");

            Caller caller = loggedIn(browser().logIn(provider, "/who")).caller();

            assertThat(caller.attributes()).containsEntry("email", List.of("alice@example.org"));
            assertThat(caller.groups()).as("what is signed counts").containsExactly("staff");
        }

        @Test
        void codeIsRedeemedByItsVerifierAtTheSameAddress() {
            browser().logIn(provider, "/who");

            assertThat(provider.tokenRequests())
                    .singleElement()
                    .satisfies(form -> assertThat(form)
                            .containsEntry("grant_type", "authorization_code")
                            .containsEntry("redirect_uri", Rp.BASE + "/openid/callback")
                            .containsKey("code_verifier"));
        }

        @Test
        void sessionKeepsNoToken() {
            Browser browser = browser();
            Outcome.LoggedIn outcome = loggedIn(browser.logIn(provider, "/who"));

            assertThat(outcome.details()).containsEntry("subject", "alice").containsEntry("session", "session-1");
            assertThat(outcome.details().toString()).doesNotContain("access-", "refresh-", "eyJ");
        }

        @Test
        void sessionEndsAsTheDeployerSays() {
            assertThat(loggedIn(browser().logIn(provider, "/who")).sessionEnds())
                    .isEqualTo(clock.instant().plus(Duration.ofHours(8)));
            rp.set("logout.identity-token-expiry", "true");
            assertThat(loggedIn(browser().logIn(provider, "/who")).sessionEnds())
                    .isEqualTo(clock.instant().plusSeconds(300));
            rp.without("logout.identity-token-expiry").set("logout.access-token-expiry", "true");
            assertThat(loggedIn(browser().logIn(provider, "/who")).sessionEnds())
                    .isEqualTo(clock.instant().plusSeconds(300));
        }
    }
}
