package org.secf.gba.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import org.secf.gba.AuthenticationCentre;
import org.secf.gba.AuthenticationVector;
import org.secf.gba.SequenceNumber;
import org.secf.http.MemoryRequest;
import org.secf.state.MovableClock;
import org.secf.verdict.Verdicts;

/** Keys of challenges are wiped when nobody can answer these any more. */
class PendingChallengesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private final PendingChallenges pending = new PendingChallenges(2);
    private final AuthenticationVector vector =
            new AuthenticationCentre(OneNetwork.functions()).vector(new byte[16], new SequenceNumber(32), new byte[2]);
    private final AkaNonce nonce = AkaNonce.of(vector);

    private void add(Instant ends) {
        pending.add(new PendingChallenge("alice@home1.net", Optional.empty(), Optional.of(vector), nonce, ends), NOW);
    }

    private void assertWiped() {
        assertThatIllegalStateException()
                .isThrownBy(() -> vector.keys().response().copy());
    }

    @Test
    void wipesWhatIsOver() {
        add(NOW);

        assertThat(pending.take(nonce.text(), NOW)).isEmpty();
        assertWiped();
    }

    @Test
    void floodDrivesOutTheOldestOnly() {
        add(NOW.plusSeconds(60));
        AkaNonce second = addNobody(2);
        AkaNonce third = addNobody(3);

        assertWiped();
        assertThat(pending.take(nonce.text(), NOW)).isEmpty();
        assertThat(pending.take(second.text(), NOW)).isPresent();
        assertThat(pending.take(third.text(), NOW)).isPresent();
    }

    @Test
    void oneOfManyAtATimeTakesEach() throws Exception {
        PendingChallenges waiting = new PendingChallenges(5000);
        List<AkaNonce> nonces = IntStream.range(0, 5000)
                .mapToObj(number -> addNobody(waiting, number))
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

    private AkaNonce addNobody(int number) {
        return addNobody(pending, number);
    }

    private static AkaNonce addNobody(PendingChallenges to, int number) {
        byte[] random = ByteBuffer.allocate(16).putInt(number).array();
        AkaNonce other = new AkaNonce(random, new byte[16], new byte[0]);
        to.add(
                new PendingChallenge("bob@home1.net", Optional.empty(), Optional.empty(), other, NOW.plusSeconds(60)),
                NOW);
        return other;
    }

    @Test
    void wipesWhatSomebodyElseAnswered() {
        add(NOW.plusSeconds(60));
        AnswerJudge judge = new AnswerJudge(
                new BootstrappingPolicy(
                        "bsf.home1.net", List.of(AkaVersion.AKA_V1_MD5), Duration.ofHours(1), Duration.ofMinutes(1), 2),
                pending,
                new Tools(new MovableClock(NOW), new SecureRandom(), Crypto.jdk()));
        AuthParameters sent = Verdicts.value(AuthParameters.parse(
                "Digest username=\"mallory\", realm=\"bsf.home1.net\", nonce=\"%s\", uri=\"/\", response=\"00\", qop=auth-int, nc=00000001, cnonce=\"c\""
                        .formatted(nonce.text())));

        Verdicts.assertRefused(
                judge.judge(MemoryRequest.get("/").target("/"), sent, new byte[0]), UbReason.WRONG_CHALLENGE);
        assertWiped();
    }
}
