package org.secf.openid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.delegation.PresentedToken;
import org.secf.mechanism.KeptTokens;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.oauth.testing.TestRequest;
import org.secf.oauth.testing.TickingClock;
import org.secf.openid.testing.Browser;
import org.secf.openid.testing.OpenIdServer;
import org.secf.openid.testing.Rp;

/** Tokens of logins that end (OpenID Connect Core §12). */
class RenewalTest {

    private final TickingClock clock = new TickingClock();
    private final OpenIdServer provider = new OpenIdServer(clock);
    private final MechanismContext context = Rp.relaying(clock);
    private Rp rp;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        rp = new Rp(folder, provider, context).set("token-auto-refresh", "true");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Browser loggedIn() {
        Browser browser = new Browser(rp.start());
        LoginTest.loggedIn(browser.logIn(provider, "/who"));
        return browser;
    }

    private void later(int seconds) {
        clock.now = clock.now.plusSeconds(seconds);
    }

    private int renewals() {
        return (int) provider.tokenRequests().stream()
                .filter(form -> "refresh_token".equals(form.get("grant_type")))
                .count();
    }

    private static Optional<String> relayed(Browser browser) {
        return browser.send(TestRequest.get("/who")) instanceof Outcome.Established established
                ? established.token().map(token -> new String(token.original(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Nested
    class Renews {

        @Test
        void shortlyBeforeTheirEnd() {
            Browser browser = loggedIn();
            Optional<String> first = relayed(browser);
            later(289);
            assertThat(relayed(browser)).isEqualTo(first).isPresent();
            later(1);

            Optional<String> second = relayed(browser);

            assertThat(second).isPresent().isNotEqualTo(first);
            assertThat(renewals()).isEqualTo(1);
            assertThat(relayed(browser)).isEqualTo(second);
            assertThat(renewals()).isEqualTo(1);
        }

        /** By a refresh token that is good once: each time by the last. */
        @Test
        void againAndAgain() {
            Browser browser = loggedIn();
            for (int i = 1; i <= 5; i++) {
                later(295);
                assertThat(browser.isLoggedIn()).isTrue();
                assertThat(renewals()).isEqualTo(i);
            }
        }

        @Test
        void afterAPauseThatWasLongerThanTheTokens() {
            Browser browser = loggedIn();
            later(3000);

            assertThat(browser.isLoggedIn()).isTrue();
            assertThat(renewals()).isEqualTo(1);
        }

        @Test
        void notWhereTheDeployerDoesNotSay() {
            rp.without("token-auto-refresh");
            Browser browser = loggedIn();
            later(3000);

            assertThat(browser.isLoggedIn()).isTrue();
            assertThat(relayed(browser)).as("it is over").isEmpty();
            assertThat(renewals()).isZero();
        }

        /** Twenty requests of one session at once. */
        @Test
        void onceForAllThatWait() throws Exception {
            provider.delayMillis = 200;
            Browser browser = loggedIn();
            later(301);
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(() -> browser.send(TestRequest.get("/who")) instanceof Outcome.Established);
            }
            ExecutorService threads = Executors.newFixedThreadPool(20);
            try {
                for (Future<Boolean> one : threads.invokeAll(all)) {
                    assertThat(one.get()).isTrue();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(renewals()).isEqualTo(1);
        }

        @Test
        void whereTheIdTokenEndsFirst() {
            provider.change = token -> token.claim("exp", clock.instant().getEpochSecond() + 60);
            rp.set("logout.identity-token-expiry", "true");
            Browser browser = loggedIn();
            later(55);

            assertThat(browser.isLoggedIn()).isTrue();
            assertThat(renewals()).isEqualTo(1);
        }

        @Test
        void notAtEachRequestWhereTheNewOnesDoNotLastEither() {
            provider.answer =
                    json -> Json.createObjectBuilder(json).add("expires_in", 5).build();
            Browser browser = loggedIn();
            for (int i = 0; i < 5; i++) {
                assertThat(browser.isLoggedIn()).isTrue();
            }
            assertThat(renewals()).isEqualTo(1);
        }
    }

    @Nested
    class Fails {

        @Test
        void loginEndsWhereTheProviderRefuses() {
            Browser browser = loggedIn();
            provider.tokenStatus = 400;
            later(295);

            assertThat(browser.isLoggedIn()).isFalse();
            assertThat(browser.details()).as("found over at the next request").isNotEmpty();
            assertThat(browser.isLoggedIn()).isFalse();
            assertThat(browser.details()).isEmpty();
            assertThat(renewals()).isEqualTo(1);
        }

        @Test
        void userLogsInAgainWhereThePageIsProtected() {
            Browser browser = loggedIn();
            provider.tokenStatus = 400;
            later(295);

            Outcome outcome = browser.send(TestRequest.get("/who"));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Replied.class, replied -> {
                assertThat(replied.endsSession()).isTrue();
                assertThat(Browser.location(replied.reply())).startsWith(provider.issuer() + "/authorize?");
            });
        }

        @Test
        void loginGoesOnUntilItsIdTokenEndsWhereTheDeployerWantsThat() {
            rp.set("refresh-failure", "KEEP").set("token-min-validity", "1m");
            Browser browser = loggedIn();
            provider.tokenStatus = 400;
            later(299);
            assertThat(browser.isLoggedIn()).isTrue();
            later(1);
            assertThat(browser.isLoggedIn()).isFalse();
            assertThat(renewals()).as("a refused token is not shown again").isEqualTo(1);
        }

        @Test
        void providerOutOfReachIsAskedAgainWhileTheTokensLast() {
            rp.set("token-min-validity", "1m");
            Browser browser = loggedIn();
            provider.tokenStatus = 503;
            later(250);
            assertThat(browser.isLoggedIn()).isTrue();
            assertThat(browser.isLoggedIn()).isTrue();
            assertThat(renewals()).as("not at each request").isEqualTo(1);
            later(50);

            assertThat(browser.isLoggedIn()).as("over with them").isFalse();
            assertThat(renewals()).isEqualTo(2);
        }

        /** OpenID Connect Core §12.2. */
        @Test
        void loginEndsWhereTheNewTokenIsSomebodyElses() {
            Browser browser = loggedIn();
            provider.change = token -> token.claim("sub", "bob");
            later(295);

            assertThat(browser.isLoggedIn()).isFalse();
        }

        @Test
        void loginEndsWhereThereIsNoRefreshToken() {
            provider.answer = json ->
                    Json.createObjectBuilder(json).remove("refresh_token").build();
            Browser browser = loggedIn();
            later(295);

            assertThat(logged(() -> assertThat(browser.isLoggedIn()).isFalse()))
                    .contains(RenewalReason.NO_REFRESH_TOKEN.name());
            assertThat(renewals()).isZero();
        }

        private List<Object> logged(Runnable action) {
            List<Object> told = new ArrayList<>();
            Handler handler = new Handler() {
                @Override
                public void publish(LogRecord entry) {
                    told.addAll(List.of(entry.getParameters()));
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };
            Logger logger = Logger.getLogger("org.secf.openid");
            logger.addHandler(handler);
            try {
                action.run();
            } finally {
                logger.removeHandler(handler);
            }
            return told;
        }

        /** As after a restart. */
        @Test
        void loginEndsWhereItsTokensAreNotKnown() {
            Browser browser = loggedIn();

            assertThat(rp.start().isOver(browser.details())).isTrue();
            rp.set("refresh-failure", "KEEP");
            assertThat(rp.start().isOver(browser.details())).isFalse();
            later(300);
            assertThat(rp.start().isOver(browser.details())).isTrue();
        }
    }

    @Nested
    class Relays {

        /** While the provider thinks, the user logs out in another tab. */
        @Test
        void nothingOfALoginThatIsLeftWhileItsTokensAreRenewed(@TempDir Path folder) {
            Kept kept = new Kept();
            Mechanism mechanism = new Rp(folder, provider, Rp.context(clock).with(KeptTokens.class, kept))
                    .set("token-auto-refresh", "true")
                    .start();
            Browser browser = new Browser(mechanism);
            browser.logIn(provider, "/who");
            Map<String, String> details = browser.details();
            assertThat(kept.tokens).hasSize(1);
            provider.answer = json -> {
                mechanism.left(details);
                return json;
            };
            later(295);

            assertThat(browser.isLoggedIn()).isFalse();
            assertThat(renewals()).isEqualTo(1);
            assertThat(kept.tokens).isEmpty();
            assertThat(mechanism.isOver(details)).isTrue();
        }

        @Test
        void nothingWhereNobodyNeedsIt(@TempDir Path folder) {
            Browser browser = new Browser(new Rp(folder, provider, clock).start());
            browser.logIn(provider, "/who");

            assertThat(relayed(browser)).isEmpty();
            assertThat(browser.isLoggedIn()).isTrue();
        }

        @Test
        void nothingOnceTheLoginIsLeft() {
            Mechanism mechanism = rp.start();
            Browser browser = new Browser(mechanism);
            browser.logIn(provider, "/who");
            assertThat(relayed(browser)).isPresent();
            mechanism.left(browser.details());

            assertThat(relayed(browser)).isEmpty();
            assertThat(context.parts().find(KeptTokens.class)).isPresent();
        }

        @Test
        void nothingOfALoginThatAnotherTookThePlaceOf() {
            Mechanism mechanism = rp.start();
            Browser browser = new Browser(mechanism);
            browser.logIn(provider, "/who");
            Map<String, String> before = browser.details();
            browser.answer(
                    provider, Browser.asked(browser.stepUp("/who", new StepUp(List.of("gold"), Optional.empty()))));

            assertThat(mechanism.isOver(browser.details())).isFalse();
            assertThat(mechanism.isOver(before)).as("its tokens were forgotten").isTrue();
        }
    }

    /** Tokens for calls to others that nobody asks for. */
    private static final class Kept implements KeptTokens {

        private final Map<String, PresentedToken> tokens = new ConcurrentHashMap<>();
        private final AtomicInteger counter = new AtomicInteger();

        @Override
        public Optional<String> keep(PresentedToken token, Instant until) {
            String name = "token-" + counter.incrementAndGet();
            tokens.put(name, token);
            return Optional.of(name);
        }

        @Override
        public Optional<PresentedToken> find(String name) {
            return Optional.ofNullable(tokens.get(name));
        }

        @Override
        public void forget(String name) {
            tokens.remove(name);
        }
    }
}
