package org.secf.gba.naf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.digest.DigestReason;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/** Keys are wiped when they leave, and taken from nobody who is using them. */
class KeyMemoryTest {

    private static final NafId NAF = new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final Lasting lasting = new Lasting();
    private final KeyMemory memory = new KeyMemory(clock, Duration.ofHours(8), 2, Optional.of(lasting));

    /** Sees what is kept, and hands out what a test says. */
    private static final class Lasting implements LastingMemory {

        private final List<Kept> kept = new ArrayList<>();
        private Optional<Kept> found = Optional.empty();
        private int asked;

        @Override
        public Optional<Kept> find(KeyRequest question) {
            asked++;
            return found;
        }

        @Override
        public void keep(KeyRequest question, Kept retrieved) {
            kept.add(retrieved);
        }

        @Override
        public OnceStore counts() {
            return (use, expires) -> OnceStore.Claim.FIRST;
        }

        @Override
        public Secret nonceKey(String host) {
            return Secret.taking(new byte[32]);
        }
    }

    private static KeyRequest question(int number) {
        return new KeyRequest(
                TransactionId.of(ByteBuffer.allocate(16).putInt(number).array(), "bsf.home1.net"),
                NAF,
                true,
                List.of());
    }

    private ApplicationKeys keys() {
        return new ApplicationKeys(
                Secret.taking(new byte[32]),
                Optional.of(Secret.taking(new byte[32])),
                clock.instant().plus(Duration.ofHours(1)),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private Optional<ApplicationKeys> find(int number) {
        return memory.find(question(number));
    }

    /** By a network that knows nobody. */
    private Verdict<ApplicationKeys> asked(int number) {
        return memory.before(request -> Verdict.rejected(RetrievalReason.UNKNOWN_TRANSACTION, "a known one", "another"))
                .retrieve(question(number));
    }

    private static void assertWiped(ApplicationKeys keys) {
        assertThatIllegalStateException().isThrownBy(() -> keys.device().copy());
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.card().orElseThrow().copy());
    }

    @Test
    void keepsACopyOfWhatIsTheCallers() {
        ApplicationKeys retrieved = keys();
        memory.keep(question(1), retrieved);
        retrieved.close();
        find(1).orElseThrow().close();

        assertThat(find(1).orElseThrow().device().copy().size()).isEqualTo(32);
    }

    @Test
    void wipesWhatIsOverAndReplacedAndDrivenOut() {
        for (Runnable leaving : List.<Runnable>of(
                () -> clock.advance(Duration.ofHours(1)), () -> memory.keep(question(1), keys()), () -> {
                    memory.keep(question(2), keys());
                    memory.keep(question(3), keys());
                })) {
            memory.keep(question(1), keys());
            ApplicationKeys inside = memory.inside(question(1)).orElseThrow();
            ApplicationKeys used = find(1).orElseThrow();

            leaving.run();
            find(1);

            assertWiped(inside);
            assertThat(used.device().copy().size()).isEqualTo(32);
        }
    }

    @Test
    void wipesWhatALastingMemoryFound() {
        ApplicationKeys good = keys();
        lasting.found = Optional.of(new LastingMemory.Kept(good, clock.instant()));
        assertThat(value(asked(1)).device().copy().size()).isEqualTo(32);
        assertWiped(good);
        assertThat(find(1)).isPresent();
        assertThat(lasting.kept)
                .as("kept again, as if it had been retrieved now")
                .isEmpty();

        ApplicationKeys over = keys();
        lasting.found = Optional.of(new LastingMemory.Kept(over, clock.instant().minus(Duration.ofDays(1))));
        assertRefused(asked(2), RetrievalReason.UNKNOWN_TRANSACTION);
        assertWiped(over);
    }

    @Test
    void asksALastingMemoryAboutInventedTransactionsNoMoreThanTheNetwork() {
        Inquiries inquiries = new Inquiries(
                memory.before(
                        request -> Verdict.rejected(RetrievalReason.UNKNOWN_TRANSACTION, "a known one", "another")),
                clock,
                Duration.ofSeconds(60));
        Inquiries.Asker old = new Inquiries.Asker("old", () -> false, "192.0.2.1");
        assertRefused(inquiries.ask(question(0), old), DigestReason.NONCE_STALE);
        assertThat(lasting.asked).isZero();

        for (int number = 0; number < 1000; number++) {
            Inquiries.Asker stranger = new Inquiries.Asker("nonce" + number, () -> true, "192.0.2.1");
            inquiries.ask(question(number), stranger);
        }

        assertThat(lasting.asked).isEqualTo(Inquiries.MOST - Inquiries.RESERVE);
    }

    @Test
    void wipesWhatTheNetworkSaysWhenItIsOver() {
        ApplicationKeys over = keys();
        clock.advance(Duration.ofHours(1));

        assertRefused(
                memory.before(request -> Verdict.accepted(over)).retrieve(question(1)),
                GbaReason.BOOTSTRAPPING_REQUIRED);
        assertWiped(over);
        assertThat(lasting.kept).isEmpty();
    }
}
