package org.secf.gba.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.TransactionId;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;

class MemoryBootstrappingsTest {

    private static final String HOST = "bsf.home1.net";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final MemoryBootstrappings memory = new MemoryBootstrappings(clock, 2);

    private Bootstrapping made(String subscriber, int number) {
        byte[] random = new byte[16];
        random[0] = (byte) number;
        return new Bootstrapping(
                TransactionId.of(random, HOST),
                subscriber,
                new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[32]), random, subscriber),
                clock.instant(),
                clock.instant().plus(Duration.ofHours(1)));
    }

    private static void assertWiped(Bootstrapping one) {
        assertThatIllegalStateException().isThrownBy(one::temporaryIdentity);
    }

    @Test
    void keepsOneOfASubscriberAndWipesTheFormer() {
        Bootstrapping first = made("alice", 1);
        Bootstrapping second = made("alice", 2);
        String formerName = first.temporaryIdentity();
        assertThat(memory.add(first)).isTrue();
        assertThat(memory.add(second)).isTrue();

        assertThat(memory.find(first.transaction())).isEmpty();
        assertThat(memory.subscriber(formerName)).isEmpty();
        assertWiped(first);
        assertThat(memory.find(second.transaction()))
                .map(Bootstrapping::subscriber)
                .contains("alice");
        assertThat(memory.subscriber(second.temporaryIdentity())).contains("alice");
    }

    @Test
    void fullOneTakesNobodyNewAndDropsNobody() {
        Bootstrapping alice = made("alice", 1);
        Bootstrapping carol = made("carol", 3);
        memory.add(alice);
        memory.add(made("bob", 2));

        assertThat(memory.add(carol)).isFalse();
        assertWiped(carol);
        assertThat(memory.find(carol.transaction())).isEmpty();
        assertThat(memory.find(alice.transaction()))
                .map(Bootstrapping::subscriber)
                .contains("alice");
        assertThat(memory.add(made("alice", 4))).isTrue();
    }

    @Test
    void makesRoomByWhatIsOver() {
        Bootstrapping alice = made("alice", 1);
        String name = alice.temporaryIdentity();
        memory.add(alice);
        memory.add(made("bob", 2));
        clock.advance(Duration.ofHours(1));

        assertThat(memory.add(made("carol", 3))).isTrue();
        assertWiped(alice);
        assertThat(memory.subscriber(name)).isEmpty();
    }

    @Test
    void endsAtItsEnd() {
        Bootstrapping alice = made("alice", 1);
        memory.add(alice);
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(memory.find(alice.transaction())).isPresent();

        clock.advance(Duration.ofMillis(1));

        assertThat(memory.find(alice.transaction())).isEmpty();
        assertThat(memory.subscriber(alice.temporaryIdentity())).isEmpty();
    }

    @Test
    void takesNoKeyFromWhoeverIsUsingIt() {
        Bootstrapping alice = made("alice", 1);
        memory.add(alice);
        Bootstrapping used = memory.find(alice.transaction()).orElseThrow();
        memory.add(made("alice", 2));
        assertWiped(alice);

        assertThat(used.temporaryIdentity()).isNotEmpty();
        used.close();
        assertWiped(used);
    }

    @Test
    void losesNoKeyToWhoeverUsedIt() {
        Bootstrapping alice = made("alice", 1);
        memory.add(alice);

        memory.find(alice.transaction()).orElseThrow().close();

        assertThat(memory.find(alice.transaction()).orElseThrow().temporaryIdentity())
                .isEqualTo(alice.temporaryIdentity());
    }

    @Test
    void needsRoom() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBootstrappings(clock, 0));
    }
}
