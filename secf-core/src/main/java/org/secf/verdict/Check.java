package org.secf.verdict;

import java.util.List;
import java.util.Optional;

/**
 * One rule of a specification. Checks are listed in the order of the specification and run until the first refusal.
 *
 * @param <T> what is examined
 */
@FunctionalInterface
public interface Check<T> {

    /** Nothing to object: the rule holds. */
    Optional<Rejection> HOLDS = Optional.empty();

    /** The refusal, or empty where the rule holds. */
    Optional<Rejection> refuse(T subject);

    /** Runs {@code checks} in their order; the first refusal wins. */
    static <T> Verdict<T> all(List<Check<T>> checks, T subject) {
        for (Check<T> check : checks) {
            Optional<Rejection> refusal = check.refuse(subject);
            if (refusal.isPresent()) {
                return Verdict.rejected(refusal.get());
            }
        }
        return Verdict.accepted(subject);
    }

    /** A refusal as a check returns it. */
    static Optional<Rejection> refused(Reason reason, String expected, String received) {
        return Optional.of(new Rejection(reason, expected, received));
    }
}
