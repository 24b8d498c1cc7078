package org.secf.saml.response;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lends out what is costly to make and not thread-safe. Never waits: where all are lent, one more is made. */
final class Pool<T> {

    private static final int KEPT = 64;

    private final Supplier<T> maker;
    private final BlockingQueue<T> idle = new ArrayBlockingQueue<>(KEPT);

    Pool(Supplier<T> maker) {
        this.maker = maker;
        idle.add(maker.get());
    }

    <R> R with(Function<T, R> use) {
        T lent = idle.poll();
        if (lent == null) {
            lent = maker.get();
        }
        // What failed with an exception is not lent again: its state is unknown.
        R result = use.apply(lent);
        idle.offer(lent);
        return result;
    }
}
