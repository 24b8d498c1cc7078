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

    private final PendingChallenges pending = new PendingChallenges(2);

    private AkaNonce add(int number, Instant ends) {
        return add(pending, number, ends);
    }

    private static AkaNonce add(PendingChallenges to, int number, Instant ends) {
        byte[] random = ByteBuffer.allocate(16).putInt(number).array();
        AkaNonce nonce = new AkaNonce(random, new byte[16], new byte[0]);
        to.add(new PendingChallenge("bob@home1.net", Optional.empty(), nonce, ends), NOW);
        return nonce;
    }

    @Test
    void forgetsWhatIsOver() {
        assertThat(pending.take(add(1, NOW).text(), NOW)).isEmpty();
    }

    @Test
    void floodDrivesOutTheOldestOnly() {
        AkaNonce first = add(1, NOW.plusSeconds(60));
        AkaNonce second = add(2, NOW.plusSeconds(60));
        AkaNonce third = add(3, NOW.plusSeconds(60));

        assertThat(pending.take(first.text(), NOW)).isEmpty();
        assertThat(pending.take(second.text(), NOW)).isPresent();
        assertThat(pending.take(third.text(), NOW)).isPresent();
    }

    @Test
    void oneOfManyAtATimeTakesEach() throws Exception {
        PendingChallenges waiting = new PendingChallenges(5000);
        List<AkaNonce> nonces = IntStream.range(0, 5000)
                .mapToObj(number -> add(waiting, number, NOW.plusSeconds(60)))
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
        AkaNonce nonce = add(1, NOW.plusSeconds(60));
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
