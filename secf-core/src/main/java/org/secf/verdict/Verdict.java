package org.secf.verdict;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer of a verification: accepted with a value, or rejected with a reason. Never a boolean, which can be ignored or inverted, and never an
 * exception, which can be caught by somebody else.
 *
 * @param <T> what was verified
 */
public sealed interface Verdict<T> {

    /** Everything asked for held; only here is there a value. */
    record Accepted<T>(T value) implements Verdict<T> {
        public Accepted {
            Objects.requireNonNull(value, "value");
        }
    }

    /** One rule refused. */
    record Rejected<T>(Rejection cause) implements Verdict<T> {
        public Rejected {
            Objects.requireNonNull(cause, "cause");
        }
    }

    static <T> Verdict<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Verdict<T> rejected(Rejection rejection) {
        return new Rejected<>(rejection);
    }

    /** Rejects with what was expected and what came; see {@link Rejection}. */
    static <T> Verdict<T> rejected(Reason reason, String expected, String received) {
        return new Rejected<>(new Rejection(reason, expected, received));
    }

    /** Both cases at once; the only way to the value that cannot forget the refusal. */
    default <R> R fold(Function<? super T, ? extends R> whenAccepted, Function<Rejection, ? extends R> whenRejected) {
        if (this instanceof Accepted<T> accepted) {
            return whenAccepted.apply(accepted.value());
        }
        return whenRejected.apply(((Rejected<T>) this).cause());
    }

    /** The next step on what was accepted; a rejection passes through. */
    default <R> Verdict<R> then(Function<? super T, Verdict<R>> next) {
        return fold(next, Verdict::rejected);
    }

    /** Another view of what was accepted; a rejection passes through. */
    default <R> Verdict<R> map(Function<? super T, ? extends R> view) {
        return fold(value -> accepted(view.apply(value)), Verdict::rejected);
    }

    /** The refusal, if it is one. */
    default Optional<Rejection> rejection() {
        return fold(value -> Optional.empty(), Optional::of);
    }
}
