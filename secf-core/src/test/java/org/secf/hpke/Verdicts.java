package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;

import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What a verdict says, for tests. */
final class Verdicts {

    private Verdicts() {}

    static <T> T value(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    static Reason reason(Verdict<?> verdict) {
        return verdict.rejection()
                .map(Rejection::reason)
                .orElseThrow(() -> new AssertionError("expected a refusal, received a value"));
    }

    static void assertRefused(Verdict<?> verdict, Reason reason) {
        assertThat(reason(verdict)).isEqualTo(reason);
    }
}
