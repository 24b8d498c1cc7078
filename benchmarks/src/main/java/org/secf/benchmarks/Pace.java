package org.secf.benchmarks;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How fast operations went that several threads made at once.
 *
 * @param nanos each, in order
 * @param took all of them, in nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pace(long[] nanos, long took) {

    /** Makes operations {@code from} to before {@code to}; the first that fails ends it. */
    static Pace of(int threads, int from, int to, IntConsumer operation) throws Exception {
        long[] nanos = new long[to - from];
        AtomicInteger next = new AtomicInteger(from);
        ExecutorService many = Executors.newFixedThreadPool(threads);
        long begun = System.nanoTime();
        try {
            for (Future<?> done : IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> many.submit(() -> {
                        for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                            long before = System.nanoTime();
                            operation.accept(number);
                            nanos[number - from] = System.nanoTime() - before;
                        }
                    }))
                    .toList()) {
                done.get();
            }
        } finally {
            many.shutdownNow();
        }
        long took = System.nanoTime() - begun;
        Arrays.sort(nanos);
        return new Pace(nanos, took);
    }

    double rate() {
        return nanos.length * 1e9 / took;
    }

    /** Of those the given part was not slower. */
    double millis(double part) {
        return nanos[(int) Math.ceil(part * nanos.length) - 1] / 1e6;
    }
}
