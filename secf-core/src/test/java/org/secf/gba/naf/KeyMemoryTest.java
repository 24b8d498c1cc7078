package org.secf.gba.naf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;

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

        @Override
        public Optional<Kept> find(TransactionId transaction, NafId application) {
            return found;
        }

        @Override
        public void keep(TransactionId transaction, NafId application, Kept retrieved) {
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

    private static TransactionId transaction(int number) {
        return TransactionId.of(ByteBuffer.allocate(16).putInt(number).array(), "bsf.home1.net");
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
        return memory.find(transaction(number), NAF);
    }

    private static void assertWiped(ApplicationKeys keys) {
        assertThatIllegalStateException().isThrownBy(() -> keys.device().copy());
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.card().orElseThrow().copy());
    }

    @Test
    void keepsACopyOfWhatIsTheCallers() {
        ApplicationKeys retrieved = keys();
        memory.keep(transaction(1), NAF, retrieved);
        retrieved.close();
        find(1).orElseThrow().close();

        assertThat(find(1).orElseThrow().device().copy().size()).isEqualTo(32);
    }

    @Test
    void wipesWhatIsOverAndReplacedAndDrivenOut() {
        for (Runnable leaving : List.<Runnable>of(
                () -> clock.advance(Duration.ofHours(1)), () -> memory.keep(transaction(1), NAF, keys()), () -> {
                    memory.keep(transaction(2), NAF, keys());
                    memory.keep(transaction(3), NAF, keys());
                })) {
            memory.keep(transaction(1), NAF, keys());
            ApplicationKeys inside = memory.kept(transaction(1), NAF).orElseThrow();
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
        lasting.found = Optional.of(new LastingMemory.Kept(good, good.expires()));
        assertThat(find(1).orElseThrow().device().copy().size()).isEqualTo(32);
        assertWiped(good);

        ApplicationKeys over = keys();
        lasting.found = Optional.of(new LastingMemory.Kept(over, clock.instant()));
        assertThat(find(2)).isEmpty();
        assertWiped(over);
    }
}
