package org.secf.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.secf.identity.PasswordReason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile(1, Duration.ofMillis(1));

    @Test
    void sendsAwayWhoWouldHaveToWait() {
        Verdict<String> second = turnstile.pass(() -> turnstile.pass(() -> Verdict.accepted("in")));

        assertThat(second.rejection()).map(Rejection::reason).contains(PasswordReason.TOO_MANY_LOGINS);
    }

    @Test
    void hasRoomAgainWhateverBecameOfTheOneBefore() {
        assertThatThrownBy(() -> turnstile.pass(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turnstile.pass(() -> Verdict.accepted("in")).rejection()).isEmpty();
    }
}
