package org.secf.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.state.MovableClock;

class MemoryKeptTokensTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final int HALF = MemoryKeptTokens.LONGEST / 2;

    private final MovableClock clock = new MovableClock(NOW);
    private final MemoryKeptTokens tokens = new MemoryKeptTokens(clock, new SecureRandom(), MemoryKeptTokens.LONGEST);

    private static PresentedToken token(int octets) {
        return new PresentedToken(TokenType.SAML2, new byte[octets]);
    }

    private String keep(PresentedToken token, Duration time) {
        return tokens.keep(token, NOW.plus(time)).orElseThrow();
    }

    @Test
    void areFoundByANameThatNobodyGuesses() {
        PresentedToken token = token(10);
        String name = keep(token, Duration.ofMinutes(5));

        assertThat(name).hasSize(43);
        assertThat(tokens.find(name)).containsSame(token);
        assertThat(tokens.find(name + "x")).isEmpty();
        assertThat(keep(token, Duration.ofMinutes(5))).isNotEqualTo(name);
    }

    @Test
    void areGoneWhenTheyAreOver() {
        String name = keep(token(10), Duration.ofMinutes(5));
        clock.advance(Duration.ofMinutes(5));

        assertThat(tokens.find(name)).isEmpty();
        assertThat(tokens.size()).isZero();
        assertThat(tokens.keep(token(10), NOW)).isEmpty();
    }

    @Test
    void areGoneWhenTheirCallersLeaveWhichIsTold() {
        List<PresentedToken> told = new ArrayList<>();
        tokens.telling(told::add);
        PresentedToken token = token(10);
        String name = keep(token, Duration.ofMinutes(5));
        tokens.forget(name);
        tokens.forget(name);

        assertThat(tokens.find(name)).isEmpty();
        assertThat(told).containsExactly(token);
    }

    @Test
    void areNotKeptBeyondTheBoundOfOne() {
        assertThat(tokens.keep(token(MemoryKeptTokens.LONGEST + 1), Instant.MAX))
                .isEmpty();
        assertThat(tokens.keep(token(MemoryKeptTokens.LONGEST), Instant.MAX)).isPresent();
    }

    @Test
    void makeRoomForOthersThoseFirstThatAreOver() {
        String lasting = keep(token(HALF), Duration.ofHours(1));
        String brief = keep(token(HALF), Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        String next = keep(token(HALF), Duration.ofHours(1));

        assertThat(tokens.find(brief)).isEmpty();
        assertThat(tokens.find(lasting)).isPresent();
        assertThat(tokens.find(next)).isPresent();
        keep(token(1), Duration.ofHours(1));

        assertThat(tokens.find(lasting)).isEmpty();
        assertThat(tokens.find(next)).isPresent();
        assertThat(tokens.size()).isEqualTo(2);
    }

    @Test
    void haveRoomForOneAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryKeptTokens(clock, new SecureRandom(), MemoryKeptTokens.LONGEST - 1));
    }
}
