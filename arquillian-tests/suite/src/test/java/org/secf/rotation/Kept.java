package org.secf.rotation;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What somebody read, and goes on with until it is too old: so long others take no notice of a change. For several threads at once.
 *
 * @param <T> what was read
 */
final class Kept<T> {

    private final Supplier<T> source;
    private final Duration age;
    private T value;
    private long readAt;

    Kept(Supplier<T> source, Duration age) {
        this.source = source;
        this.age = age;
        this.readAt = System.nanoTime();
        this.value = source.get();
    }

    synchronized T get() {
        long now = System.nanoTime();
        if (now - readAt > age.toNanos()) {
            // What comes may be as old as the question.
            readAt = now;
            value = source.get();
        }
        return value;
    }
}
