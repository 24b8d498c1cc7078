package org.secf.gba.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.digest.AuthParameters;
import org.secf.gba.AkaNonce;
import org.secf.gba.AkaVersion;
import org.secf.http.MemoryRequest;
import org.secf.state.MovableClock;
import org.secf.verdict.Verdicts;

/** Challenges wait in order, each for one answer, and with nothing of a key. */
class PendingChallengesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private final PendingChallenges pending = new PendingChallenges(16);

    /** Of many subscribers. */
    private static AkaNonce add(PendingChallenges to, int number) {
        return add(to, "192.0.2.1", "user" + number + "@home1.net", number);
    }

    private static AkaNonce add(PendingChallenges to, String sender, String name, int number) {
        AkaNonce nonce = nonce(number);
        to.add(new PendingChallenge(sender, name, Optional.empty(), nonce, NOW.plusSeconds(60)), NOW);
        return nonce;
    }

    private static AkaNonce nonce(int number) {
        byte[] random = ByteBuffer.allocate(16).putInt(number).array();
        return new AkaNonce(random, new byte[16], new byte[0]);
    }

    @Test
    void forgetsWhatIsOver() {
        AkaNonce nonce = add(pending, 1);

        assertThat(pending.take(nonce.text(), NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void floodOfManySendersDrivesOutTheOldestOnly() {
        AkaNonce first = add(pending, 0);
        List<AkaNonce> others = IntStream.rangeClosed(1, 16)
                .mapToObj(number -> add(pending, "sender" + number, "bob@home1.net", number))
                .toList();

        assertThat(pending.take(first.text(), NOW)).isEmpty();
        assertThat(others)
                .allSatisfy(one -> assertThat(pending.take(one.text(), NOW)).isPresent());
    }

    @Test
    void floodOfOneSenderDrivesOutItsOwnOnly() {
        AkaNonce own = add(pending, 0);
        List<AkaNonce> flood = IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> add(pending, "192.0.2.2", "invented" + number, number))
                .toList();

        assertThat(pending.take(own.text(), NOW)).isPresent();
        assertThat(flood.stream().filter(one -> pending.take(one.text(), NOW).isPresent()))
                .as("a part of the room")
                .hasSize(16 / PendingChallenges.PARTS)
                .endsWith(flood.get(999));
    }

    @Test
    void floodForOneSubscriberDrivesOutThoseForItOnly() {
        PendingChallenges large = new PendingChallenges(10_000);
        AkaNonce other = add(large, "proxy", "carol@home1.net", 0);
        AkaNonce own = add(large, "192.0.2.1", "bob@home1.net", 1);
        List<AkaNonce> flood = IntStream.rangeClosed(2, 1000)
                .mapToObj(number -> add(large, "proxy", "bob@home1.net", number))
                .toList();

        assertThat(large.take(other.text(), NOW)).isPresent();
        assertThat(large.take(own.text(), NOW)).isPresent();
        assertThat(flood.stream().filter(one -> large.take(one.text(), NOW).isPresent()))
                .hasSize(PendingChallenges.MOST_OF_ONE);
    }

    @Test
    void floodForAnIdentityDrivesOutNothingOfATemporaryOne() {
        PendingChallenges large = new PendingChallenges(10_000);
        AkaNonce first = nonce(0);
        large.add(
                new PendingChallenge("proxy", "temporary", Optional.of("bob@home1.net"), first, NOW.plusSeconds(60)),
                NOW);
        IntStream.rangeClosed(1, PendingChallenges.MOST_OF_ONE)
                .forEach(number -> large.add(
                        new PendingChallenge(
                                "proxy",
                                "bob@home1.net",
                                Optional.of("bob@home1.net"),
                                nonce(number),
                                NOW.plusSeconds(60)),
                        NOW));

        assertThat(large.take(first.text(), NOW)).isPresent();
    }

    @Test
    void keepsNoAccountOfWhatIsGone() {
        AkaNonce taken = add(pending, "a", "bob@home1.net", 1);
        add(pending, "b", "carol@home1.net", 2);
        assertThat(pending.accounts()).isEqualTo(4);
        pending.take(taken.text(), NOW);
        assertThat(pending.accounts()).isEqualTo(2);
        pending.add(
                new PendingChallenge("c", "dave@home1.net", Optional.empty(), nonce(3), NOW.plusSeconds(120)),
                NOW.plusSeconds(60));

        assertThat(pending.accounts()).isEqualTo(2);
    }

    /** Two who look at once would both find it. */
    @Test
    void takingWaitsForWhoeverTakes() throws InterruptedException {
        AkaNonce one = add(pending, 1);
        Thread other = new Thread(() -> pending.take(one.text(), NOW));
        synchronized (pending) {
            other.start();
            while (other.getState() == Thread.State.NEW || other.getState() == Thread.State.RUNNABLE) {
                Thread.sleep(1);
            }
            assertThat(other.getState()).isEqualTo(Thread.State.BLOCKED);
        }
        other.join();
        assertThat(pending.take(one.text(), NOW)).isEmpty();
    }

    @Test
    void oneOfManyAtATimeTakesEach() throws Exception {
        PendingChallenges waiting = new PendingChallenges(8 * 5000);
        List<AkaNonce> nonces = IntStream.range(0, 5000)
                .mapToObj(number -> add(waiting, number))
                .toList();
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            Callable<Long> takesAll = () -> nonces.stream()
                    .filter(one -> waiting.take(one.text(), NOW).isPresent())
                    .count();
            long taken = 0;
            for (Future<Long> took : many.invokeAll(Collections.nCopies(4, takesAll))) {
                taken += took.get();
            }
            assertThat(taken).isEqualTo(5000);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void isGoneWhenSomebodyElseAnswered() {
        AkaNonce nonce = add(pending, 1);
        AnswerJudge judge = new AnswerJudge(
                new BootstrappingPolicy(
                        "bsf.home1.net", List.of(AkaVersion.AKA_V1_MD5), Duration.ofHours(1), Duration.ofMinutes(1), 2),
                new OneNetwork(),
                pending,
                new Tools(new MovableClock(NOW), new SecureRandom(), Crypto.jdk()));
        AuthParameters sent = Verdicts.value(AuthParameters.parse(
                "Digest username=\"mallory\", realm=\"bsf.home1.net\", nonce=\"%s\", uri=\"/\", response=\"00\", qop=auth-int, nc=00000001, cnonce=\"c\""
                        .formatted(nonce.text())));

        Verdicts.assertRefused(
                judge.judge(MemoryRequest.get("/").target("/"), sent, new byte[0]), UbReason.WRONG_CHALLENGE);
        assertThat(pending.take(nonce.text(), NOW)).isEmpty();
    }
}
