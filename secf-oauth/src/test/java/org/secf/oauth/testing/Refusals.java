package org.secf.oauth.testing;

import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What a verdict says. */
public final class Refusals {

    private Refusals() {}

    public static Reason reason(Verdict<?> verdict) {
        return verdict.rejection()
                .map(Rejection::reason)
                .orElseThrow(() -> new AssertionError("expected a refusal, received a value"));
    }

    public static <T> T value(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }
}
