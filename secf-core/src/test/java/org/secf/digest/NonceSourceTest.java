package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.secf.keys.Secret;
import org.secf.state.MovableClock;

class NonceSourceTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00.123Z"));
    private final NonceSource source = new NonceSource(new SecureRandom(), clock);

    @Test
    void knowsWhenItIssuedWhat() {
        String nonce = source.issue();
        Instant then = clock.instant();
        clock.advance(Duration.ofHours(5));

        assertThat(source.issuedAt(nonce).<String>fold(Instant::toString, refused -> "refused"))
                .isEqualTo(then.toString());
    }

    @Test
    void issuesTextThatNeedsNoEscapes() {
        assertThat(source.issue()).matches("[A-Za-z0-9_-]{64}");
    }

    @Test
    void doesNotKnowThoseOfAnother() {
        assertForged(new NonceSource(new SecureRandom(), clock).issue());
    }

    @Test
    void knowsThoseOfAnotherWithItsKey() {
        Secret key = Secret.taking(new byte[32]);
        NonceSource before = new NonceSource(key, new SecureRandom(), clock);
        NonceSource after = new NonceSource(key, new SecureRandom(), clock);

        assertThat(after.issuedAt(before.issue()).rejection()).isEmpty();
        assertThat(source.issuedAt(before.issue()).rejection()).isPresent();
        assertThat(before.issue()).isNotEqualTo(after.issue());
    }

    @Test
    void takesNoKeyOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NonceSource(Secret.taking(new byte[16]), new SecureRandom(), clock));
    }

    @Test
    void doesNotKnowTheSameOctetsInAnotherText() {
        String nonce = source.issue();

        assertForged(nonce + "=");
        assertForged(nonce + "====");
        assertForged(" " + nonce);
        assertForged(nonce.substring(1));
        assertForged("");
        assertForged("A".repeat(64));
        assertForged("=".repeat(64));
    }

    @Test
    void issuesNoneTwiceToManyThreads() {
        Set<String> nonces = IntStream.range(0, 5000)
                .parallel()
                .mapToObj(i -> source.issue())
                .collect(Collectors.toSet());

        assertThat(nonces).hasSize(5000);
    }

    @Property
    void knowsNothingThatItDidNotIssue(@ForAll String text) {
        Stream.of(text, text.repeat(Math.max(1, 64 / Math.max(1, text.length()))))
                .forEach(this::assertForged);
    }

    private void assertForged(String nonce) {
        assertThat(source.issuedAt(nonce).rejection())
                .hasValueSatisfying(rejection -> assertThat(rejection.reason()).isEqualTo(DigestReason.NONCE_FORGED));
    }
}
