package org.secf.tls;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why something failed, and why that did. */
final class Causes {

    /** Deeper than any honest nesting; two exceptions may name each other. */
    private static final int DEEPEST = 20;

    private Causes() {}

    /** The failure first. */
    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        return of(failure).filter(type::isInstance).map(type::cast).findFirst();
    }
}
