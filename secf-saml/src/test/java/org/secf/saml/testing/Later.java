package org.secf.saml.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A timer that is wound by hand: what is to be done at once is, what is to be done later waits until a test says that it is time. */
public final class Later implements Function<Duration, Executor> {

    private final Clock clock;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));

    private record Task(Instant due, Runnable work) {}

    public Later(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Executor apply(Duration delay) {
        return delay.isZero()
                ? Runnable::run
                : work -> tasks.add(new Task(clock.instant().plus(delay), work));
    }

    /** Does everything that is due. */
    public void run() {
        while (!tasks.isEmpty() && !tasks.peek().due().isAfter(clock.instant())) {
            tasks.remove().work().run();
        }
    }

    /** How many things are to be done. */
    public int size() {
        return tasks.size();
    }
}
