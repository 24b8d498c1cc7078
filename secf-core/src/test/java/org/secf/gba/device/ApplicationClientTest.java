package org.secf.gba.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.TransactionId;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.gba.naf.GbaMechanismFactory;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.http.Reply;
import org.secf.keys.Secret;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/** A device and an application with the mechanism that containers run, over http. */
class ApplicationClientTest {

    private static final String HOST = "127.0.0.1";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final AtomicInteger bootstrappings = new AtomicInteger();
    private final KeyHolder holder = new KeyHolder(this::bootstrap, clock);
    private final ApplicationClient client = new ApplicationClient(holder, Outbound.platform(), new SecureRandom());
    private int known = 1;
    private Optional<ApplicationOverHttp> application = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        application = Optional.of(new ApplicationOverHttp(mechanism(HOST)));
    }

    @AfterEach
    void stop() {
        running().close();
    }

    private ApplicationOverHttp running() {
        return application.orElseThrow();
    }

    private Verdict<Bootstrapped> bootstrap() {
        int number = bootstrappings.incrementAndGet();
        return Verdict.accepted(new Bootstrapped(
                transaction(number), key(number), clock.instant().plus(Duration.ofHours(1))));
    }

    private static TransactionId transaction(int number) {
        return TransactionId.of(random(number), "bsf.home1.net");
    }

    private static byte[] random(int number) {
        byte[] random = new byte[16];
        random[0] = (byte) number;
        return random;
    }

    private static BootstrappedKey key(int number) {
        return new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[32]), random(number), "alice@home1.net");
    }

    /** The network knows the bootstrappings up to {@link #known}. */
    private Verdict<ApplicationKeys> retrieve(KeyRequest request) {
        for (int number = 1; number <= known; number++) {
            if (request.transaction().equals(transaction(number))) {
                return Verdict.accepted(new ApplicationKeys(
                        key(number).device(request.application()),
                        Optional.empty(),
                        clock.instant().plus(Duration.ofHours(1)),
                        Optional.empty(),
                        Optional.of("alice@home1.net"),
                        List.of()));
            }
        }
        return Verdict.rejected(RetrievalReason.UNKNOWN_TRANSACTION, "one", "another");
    }

    private Mechanism mechanism(String host) {
        KeySource source = this::retrieve;
        Parts parts = new Parts() {
            @Override
            public <T> Optional<T> find(Class<T> type) {
                return type == KeySource.class ? Optional.of(type.cast(source)) : Optional.empty();
            }
        };
        GbaMechanismFactory factory = new GbaMechanismFactory();
        List<RawSetting> raw = List.of(
                new RawSetting("host", List.of(host), "test"),
                new RawSetting("protocol", List.of("0100000002"), "test"));
        return factory.create(
                Settings.resolve("secf.gba", factory.keys(), List.of(new SettingsLayer(raw))),
                new MechanismContext(
                        clock,
                        new SecureRandom(),
                        Crypto.jdk(),
                        new MemoryOnceStore(clock, 100),
                        new MemoryPendingRequests(clock, 10),
                        Resources.outsideDeployment(getClass().getClassLoader()),
                        parts,
                        Expressions.none()));
    }

    private Question order() {
        return Question.of(
                "POST", running().address("/order?a=b"), Optional.of("text".getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Fetched fetched) {
        return new String(fetched.body(), StandardCharsets.UTF_8);
    }

    @Test
    void bothProveThemselves() {
        assertThat(text(value(client.call(order())))).isEqualTo("hello alice@home1.net, text");
        assertThat(text(value(client.call(Question.get(running().address("/who"))))))
                .isEqualTo("hello alice@home1.net, ");
        assertThat(bootstrappings).hasValue(1);
    }

    @Test
    void bootstrapsAgainWhenItsKeyIsOver() {
        known = 2;
        value(client.call(order()));
        clock.advance(Duration.ofHours(1));
        value(client.call(order()));

        assertThat(bootstrappings).hasValue(2);
    }

    @Test
    void bootstrapsAgainWhenTheNetworkForgotIt() {
        bootstrap();
        known = 3;
        value(holder.key());
        known = 1;
        assertRefused(client.call(order()), UaReason.NOT_LET_IN);
        known = 9;

        assertThat(text(value(client.call(order())))).startsWith("hello");
        assertThat(running().refusals()).containsExactly("BOOTSTRAPPING_REQUIRED", "BOOTSTRAPPING_REQUIRED");
    }

    @Test
    void keepsAKeyThatSomebodyElseHasReplacedAlready() {
        var first = value(holder.key());
        holder.forget(first);
        var second = value(holder.key());
        holder.forget(first);

        assertThat(value(holder.key())).isSameAs(second);
    }

    @Nested
    class Refuses {

        private Reply without(Reply reply, String name) {
            return new Reply(
                    reply.status(),
                    reply.headers().stream()
                            .filter(field -> !field.name().equals(name))
                            .toList(),
                    reply.body());
        }

        @Test
        void answerThatWasChanged() {
            running()
                    .changing(reply -> new Reply(
                            reply.status(), reply.headers(), reply.body().replace("alice", "mallory")));

            assertRefused(client.call(order()), UaReason.SERVER_NOT_PROVED);
        }

        @Test
        void answerWithoutProof() {
            running().changing(reply -> without(reply, "Authentication-Info"));

            assertRefused(client.call(order()), UaReason.SERVER_NOT_PROVED);
        }

        @Test
        void answerOfSomebodyWhoAsksForNothing() {
            running().changing(reply -> Reply.text(200, "text/plain", "welcome"));

            assertRefused(client.call(order()), UaReason.SERVER_NOT_PROVED);
        }

        @Test
        void challengeOfAnotherApplication() throws IOException {
            stop();
            application = Optional.of(new ApplicationOverHttp(mechanism("naf2.home1.net")));

            assertRefused(client.call(order()), UaReason.WRONG_REALM);
            assertThat(bootstrappings).hasValue(0);
        }

        @Test
        void challengeForAnythingElse() {
            running()
                    .changing(reply -> without(reply, "WWW-Authenticate")
                            .with("WWW-Authenticate", "Basic realm=\"3GPP-bootstrapping@127.0.0.1\""));

            assertRefused(client.call(order()), UaReason.UNUSABLE_CHALLENGE);
        }

        private Reply replacing(Reply reply, String part, String by) {
            return new Reply(
                    reply.status(),
                    reply.headers().stream()
                            .map(field ->
                                    new Reply.Header(field.name(), field.value().replace(part, by)))
                            .toList(),
                    reply.body());
        }

        @Test
        void challengeThatLeavesContentOpen() {
            running().changing(reply -> replacing(reply, "auth-int,", ""));

            assertRefused(client.call(order()), UaReason.UNUSABLE_CHALLENGE);
        }

        @Test
        void challengeOfAnotherScheme() {
            running().changing(reply -> replacing(reply, "Digest ", "Other "));

            assertRefused(client.call(order()), UaReason.UNUSABLE_CHALLENGE);
        }

        @Test
        void challengeThatIsTooLongToBeAnswered() {
            running().changing(reply -> replacing(reply, "nonce=\"", "nonce=\"" + "n".repeat(16_200)));

            assertRefused(client.call(order()), UaReason.UNUSABLE_CHALLENGE);
        }

        @Test
        void challengeByAHashThatItDoesNotKnow() {
            running().changing(reply -> replacing(reply, "algorithm=SHA-256", "algorithm=SHA-256-sess"));

            assertRefused(client.call(order()), UaReason.UNUSABLE_CHALLENGE);
        }
    }
}
