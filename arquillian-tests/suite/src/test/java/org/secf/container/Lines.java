package org.secf.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines that one thread adds and another waits for. */
final class Lines {

    private final List<String> all = new ArrayList<>();
    private boolean hasEnded;

    synchronized void add(String line) {
        all.add(line);
        notifyAll();
    }

    /** Nothing more will come. */
    synchronized void end() {
        hasEnded = true;
        notifyAll();
    }

    synchronized int count() {
        return all.size();
    }

    synchronized List<String> from(int first) {
        return List.copyOf(all.subList(first, all.size()));
    }

    /** The first line from that number on in which the pattern is found; empty when time or lines are over. */
    synchronized Optional<String> await(Pattern wanted, int first, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<String> found = find(wanted, first);
        while (found.isEmpty() && !hasEnded && System.nanoTime() < deadline) {
            int next = all.size();
            wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            found = find(wanted, next);
        }
        return found;
    }

    private Optional<String> find(Pattern wanted, int first) {
        return all.subList(first, all.size()).stream()
                .filter(line -> wanted.matcher(line).find())
                .findFirst();
    }
}
