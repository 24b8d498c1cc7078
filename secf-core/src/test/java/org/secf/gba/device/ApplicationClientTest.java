package org.secf.gba.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.gba.bootstrapping.UbReason;
import org.secf.gba.device.testing.ApplicationOverHttp;
import org.secf.gba.device.testing.SmallNetwork;
import org.secf.http.Reply;
import org.secf.state.MovableClock;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/** A device and an application with the mechanism that containers run, over http. */
class ApplicationClientTest {

    private static final String HOST = "127.0.0.1";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final SmallNetwork network = new SmallNetwork(clock);
    private final KeyHolder holder = new KeyHolder(network::bootstrap, clock);
    private final ApplicationClient client = new ApplicationClient(holder, Outbound.platform(), new SecureRandom());
    private Optional<ApplicationOverHttp> application = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        application = Optional.of(new ApplicationOverHttp(network.mechanism(HOST)));
    }

    @AfterEach
    void stop() {
        running().close();
    }

    private ApplicationOverHttp running() {
        return application.orElseThrow();
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
        assertThat(network.made()).isEqualTo(1);
    }

    @Test
    void bootstrapsAgainWhenItsKeyIsOver() {
        network.knowing(2);
        value(client.call(order()));
        clock.advance(Duration.ofHours(1));
        value(client.call(order()));

        assertThat(network.made()).isEqualTo(2);
    }

    @Test
    void bootstrapsAgainWhenTheNetworkForgotIt() {
        network.bootstrap();
        network.knowing(3);
        value(holder.key());
        network.knowing(1);
        assertRefused(client.call(order()), UaReason.NOT_LET_IN);
        network.knowing(9);

        assertThat(text(value(client.call(order())))).startsWith("hello");
        assertThat(running().refusals()).containsExactly("BOOTSTRAPPING_REQUIRED", "BOOTSTRAPPING_REQUIRED");
    }

    @Test
    void keepsAKeyThatSomebodyElseHasReplacedAlready() {
        var first = value(holder.key());
        holder.forget(first);
        var second = value(holder.key());
        holder.forget(first);

        assertThat(value(holder.key()).transaction()).isEqualTo(second.transaction());
    }

    /** Keys do not stay where nobody needs them. */
    @Nested
    class Wipes {

        private final List<Bootstrapped> made = new ArrayList<>();
        private final KeyHolder wiping = new KeyHolder(
                () -> network.bootstrap().map(one -> {
                    made.add(one);
                    return one;
                }),
                clock);

        private void assertWiped(Bootstrapped one) {
            assertThatIllegalStateException().isThrownBy(() -> use(one));
        }

        private void use(Bootstrapped one) {
            one.key().device(new NafId(HOST, UaProtocol.HTTP_DIGEST)).close();
        }

        @Test
        void keyThatIsOver() {
            value(wiping.key());
            use(made.get(0));
            clock.advance(Duration.ofHours(1));
            value(wiping.key());

            assertWiped(made.get(0));
            use(made.get(1));
        }

        @Test
        void keyThatIsOverEvenWhereThereIsNoOther() {
            List<Verdict<Bootstrapped>> answers = new ArrayList<>(
                    List.of(network.bootstrap(), Verdict.rejected(UbReason.STORE_FAILED, "an answer", "none")));
            Bootstrapped only = value(answers.get(0));
            KeyHolder failing = new KeyHolder(() -> answers.remove(0), clock);
            value(failing.key());
            clock.advance(Duration.ofHours(1));

            assertRefused(failing.key(), UbReason.STORE_FAILED);
            assertWiped(only);
        }

        @Test
        void keyThatAnApplicationRefused() {
            Bootstrapped copy = value(wiping.key());
            wiping.forget(copy);

            assertWiped(made.get(0));
        }

        @Test
        void keyOfAHolderThatIsClosed() {
            value(wiping.key());
            wiping.close();

            assertWiped(made.get(0));
            value(wiping.key());
            assertThat(made).hasSize(2);
        }

        @Test
        void noKeyThatSomebodyIsUsing() {
            Bootstrapped copy = value(wiping.key());
            wiping.close();

            use(copy);
        }

        @Test
        void noKeyOfItsOwnForSomebodyWhoIsDone() {
            value(wiping.key()).close();
            value(wiping.key()).close();

            use(value(wiping.key()));
            assertThat(made).hasSize(1);
        }
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
            application = Optional.of(new ApplicationOverHttp(network.mechanism("naf2.home1.net")));

            assertRefused(client.call(order()), UaReason.WRONG_REALM);
            assertThat(network.made()).isEqualTo(0);
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
