package org.secf.verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** What a verdict says, for tests. */
public final class Verdicts {

    private Verdicts() {}

    public static <T> T value(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    public static Reason reason(Verdict<?> verdict) {
        return verdict.rejection()
                .map(Rejection::reason)
                .orElseThrow(() -> new AssertionError("expected a refusal, received a value"));
    }

    public static void assertRefused(Verdict<?> verdict, Reason reason) {
        assertThat(reason(verdict)).isEqualTo(reason);
    }
}
