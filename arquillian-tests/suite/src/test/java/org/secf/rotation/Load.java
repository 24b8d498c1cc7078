package org.secf.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Things that go on, each in a thread of its own, until they are told to end. Whatever one of them throws is a refusal. */
public final class Load implements AutoCloseable {

    private static final int MOST_ROUNDS = 10_000;
    private static final int PATIENCE = 90;

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> signers = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private final CountDownLatch begun;

    /** Something that is done again and again. */
    @FunctionalInterface
    public interface Act {

        /**
         * Does it once.
         *
         * @param round counts from 0
         * @return the id of the key that signed; empty where none did
         */
        String run(int round) throws Exception;
    }

    /** Waits for nothing yet; {@code acts} of them will be started. */
    public Load(int acts) {
        begun = new CountDownLatch(acts);
    }

    /** Starts one. */
    public void start(String name, Act act) {
        AtomicInteger count = counts.computeIfAbsent(name, none -> new AtomicInteger());
        running.add(threads.submit(() -> {
            for (int round = 0; round < MOST_ROUNDS && !isOver.get(); round++) {
                once(name, act, round);
                count.incrementAndGet();
                begun.countDown();
            }
        }));
    }

    private void once(String name, Act act, int round) {
        try {
            String signer = act.run(round);
            if (!signer.isEmpty()) {
                signers.computeIfAbsent(name, none -> ConcurrentHashMap.newKeySet())
                        .add(signer);
            }
        } catch (Exception | AssertionError e) {
            refusals.add(name + " " + round + ": " + e);
        }
    }

    /** Until as many rounds as there are acts have been made. */
    public void awaitBegin() throws InterruptedException {
        if (!begun.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("the load did not begin: " + counts + " " + refusals);
        }
    }

    /** Lets every act end its round. */
    public void end() throws Exception {
        isOver.set(true);
        for (Future<?> act : running) {
            act.get(PATIENCE, TimeUnit.SECONDS);
        }
    }

    /** How often each was done. */
    public Map<String, AtomicInteger> counts() {
        return counts;
    }

    /** The ids of the keys that signed for an act. */
    public Set<String> signers(String name) {
        return signers.getOrDefault(name, Set.of());
    }

    /** What did not go as it should. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        isOver.set(true);
        threads.shutdownNow();
    }
}
