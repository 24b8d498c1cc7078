package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.oauth.testing.Refusals;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.provider.IdTokenReason;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;

/** A resource asks for more of a caller that is known (RFC 9470). */
class StepUpTest {

    private static final StepUp GOLD = new StepUp(List.of("gold"), Optional.of(Duration.ofMinutes(5)));

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private Mechanism mechanism;
    private Browser browser;

    @BeforeEach
    void logIn(@TempDir Path folder) {
        mechanism = new Rp(folder, provider, clock).start();
        browser = new Browser(mechanism);
        browser.logIn(provider, "/who");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void sendsTheBrowserToTheProviderAndBack() {
        Map<String, String> request = Browser.asked(browser.stepUp("/transfer?to=bob", GOLD));
        Outcome.LoggedIn outcome = LoginTest.loggedIn(browser.answer(provider, request));

        assertThat(request).containsEntry("acr_values", "gold").containsEntry("max_age", "300");
        assertThat(outcome.caller().evidence().authenticationContext()).contains("gold");
        assertThat(Browser.location(outcome.reply())).isEqualTo(Rp.BASE + "/transfer?to=bob");
    }

    @Test
    void rejectsWeakerContextThanTheResourceAskedFor() {
        Map<String, String> request = Browser.asked(browser.stepUp("/transfer", GOLD));
        provider.change = token -> token.claim("acr", "silver");

        assertThat(LoginTest.refusal(browser.answer(provider, request))).isEqualTo(IdTokenReason.ID_TOKEN_CONTEXT);
        assertThat(browser.isLoggedIn()).as("as before").isTrue();
    }

    @Test
    void rejectsOlderLoginThanTheResourceAskedFor() {
        Map<String, String> request = Browser.asked(browser.stepUp("/transfer", GOLD));
        clock.now = clock.now.plusSeconds(400);

        assertThat(LoginTest.refusal(browser.answer(provider, request)))
                .isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
    }

    /** Within the tolerance of clocks, which the resource has not: it would ask again and again. */
    @Test
    void rejectsLoginThatTheResourceWouldRefuseAgain() {
        Map<String, String> request = Browser.asked(browser.stepUp("/transfer", GOLD));
        clock.now = clock.now.plusSeconds(300);

        assertThat(LoginTest.refusal(browser.answer(provider, request))).isEqualTo(OpenIdReason.LOGIN_TOO_OLD);
    }

    @Test
    void asksForWhatEveryLoginNeedsWhereTheResourceDoesNotSay(@TempDir Path folder) {
        mechanism = new Rp(folder, provider, clock)
                .set("acr-values", "silver")
                .set("max-age", "1h")
                .start();

        assertThat(Browser.asked(new Browser(mechanism).stepUp("/", new StepUp(List.of(), Optional.empty()))))
                .containsEntry("acr_values", "silver")
                .containsEntry("max_age", "3600");
    }

    /** A resource adds to what the settings ask of every login, and takes nothing away. */
    @Nested
    class AboveTheSettings {

        private Browser with(Path folder, String setting, String... values) {
            mechanism = new Rp(folder, provider, clock).set(setting, values).start();
            return new Browser(mechanism);
        }

        private StepUp contexts(String... names) {
            return new StepUp(List.of(names), Optional.empty());
        }

        @Test
        void refusesContextsThatTheSettingsExclude(@TempDir Path folder) {
            Reply reply = with(folder, "acr-values", "gold").stepUp("/transfer", contexts("silver"));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(Browser.header(reply, "Location")).isEmpty();
            LoginWish gold =
                    new LoginWish(List.of("openid"), ResponseMode.QUERY, List.of("gold"), Optional.empty(), Map.of());
            assertThat(Refusals.reason(gold.stepUp("/transfer", contexts("silver"))))
                    .isEqualTo(OpenIdReason.CONTEXTS_EXCLUDED);
        }

        @Test
        void asksForTheContextsThatBothTake(@TempDir Path folder) {
            Browser caller = with(folder, "acr-values", "gold", "platinum");

            assertThat(Browser.asked(caller.stepUp("/transfer", contexts("silver", "gold"))))
                    .containsEntry("acr_values", "gold");
        }

        @Test
        void rejectsOlderLoginThanTheSettingsTake(@TempDir Path folder) {
            StepUp hour = new StepUp(List.of(), Optional.of(Duration.ofHours(1)));
            browser = with(folder, "max-age", "5m");
            Map<String, String> request = Browser.asked(browser.stepUp("/transfer", hour));
            provider.change = token ->
                    token.claim("auth_time", clock.now.minusSeconds(600).getEpochSecond());

            assertThat(request).containsEntry("max_age", "300");
            assertThat(LoginTest.refusal(browser.answer(provider, request)))
                    .isEqualTo(IdTokenReason.ID_TOKEN_AUTHENTICATED);
        }

        @Test
        void asksForTheShorterTimeOfTheResource(@TempDir Path folder) {
            assertThat(Browser.asked(with(folder, "max-age", "1h").stepUp("/transfer", GOLD)))
                    .containsEntry("max_age", "300");
        }
    }

    @Test
    void letsTheProviderAskWhereItUsuallyMustNot(@TempDir Path folder) {
        mechanism = new Rp(folder, provider, clock).set("prompt", "none").start();

        assertThat(new Browser(mechanism).begin("/who")).containsEntry("prompt", "none");
        assertThat(Browser.asked(new Browser(mechanism).stepUp("/transfer", GOLD)))
                .doesNotContainKey("prompt");
    }

    @Test
    void programIsToldWhatIsNeeded() {
        TestRequest request = TestRequest.get("/api").header("Accept", "application/json");

        Reply reply = mechanism.stepUp(request, GOLD).orElseThrow();

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body())
                .isEqualTo("{\"error\":\"insufficient_user_authentication\",\"acr_values\":\"gold\",\"max_age\":300}");
    }

    @Test
    void isLaterWhereTheProviderCannotBeReached(@TempDir Path folder) {
        mechanism = new Rp(folder, provider, clock).start();
        provider.close();

        assertThat(new Browser(mechanism).stepUp("/transfer", GOLD).status()).isEqualTo(503);
    }
}
