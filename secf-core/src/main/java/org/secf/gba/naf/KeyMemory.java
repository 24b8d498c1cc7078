package org.secf.gba.naf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.gba.naf.LastingMemory.Kept;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;
import org.secf.verdict.Verdict;

/**
 * Keys that were retrieved, so that the network is asked once for each device. Bounded: the one that was not used for longest goes first, since its device costs a
 * question only. What leaves is wiped; everybody gets a copy, so that this takes keys from nobody who is using them. For many threads at once.
 */
final class KeyMemory {

    private final Clock clock;
    private final Duration longest;
    private final int capacity;
    private final Optional<LastingMemory> lasting;
    private final Map<KeyRequest, Kept> keys = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An empty one.
     *
     * @param longest how long a key is used at most
     * @param lasting what is asked for keys that are not here, and keeps all
     */
    KeyMemory(Clock clock, Duration longest, int capacity, Optional<LastingMemory> lasting) {
        this.clock = clock;
        this.longest = longest;
        this.capacity = capacity;
        this.lasting = lasting;
    }

    /** Keys that are here and not over. The caller closes them. */
    synchronized Optional<ApplicationKeys> find(KeyRequest question) {
        @Nullable Kept kept = keys.get(question);
        if (kept != null && !isGood(kept)) {
            wipe(keys.remove(question));
            return Optional.empty();
        }
        return Optional.ofNullable(kept).map(one -> one.keys().copy());
    }

    /**
     * What is asked for keys that are not here: what lasts, and then the network, whose answers are kept. Both cost something, also for transactions that
     * somebody invented.
     */
    KeySource before(KeySource network) {
        return question -> remembered(question)
                .map(Verdict::accepted)
                .orElseGet(() -> network.retrieve(question)
                        .map(keys -> keys.forServices(question.services()))
                        .then(keys -> kept(question, keys)));
    }

    private Verdict<ApplicationKeys> kept(KeyRequest question, ApplicationKeys keys) {
        boolean isGood = false;
        try {
            isGood = keep(question, keys);
        } finally {
            if (!isGood) {
                keys.close();
            }
        }
        return isGood
                ? Verdict.accepted(keys)
                : Verdict.rejected(
                        GbaReason.BOOTSTRAPPING_REQUIRED, "keys that are not over", "until " + keys.expires());
    }

    /** Others go on while this waits. */
    private Optional<ApplicationKeys> remembered(KeyRequest question) {
        Optional<Kept> found = lasting.flatMap(memory -> memory.find(question));
        found.filter(this::isGood).ifPresent(kept -> put(question, kept));
        return found.flatMap(kept -> {
            try (ApplicationKeys read = kept.keys()) {
                return isGood(kept) ? Optional.of(read.copy()) : Optional.empty();
            }
        });
    }

    /** By what this application demands now, whatever it did when the keys came. */
    private boolean isGood(Kept kept) {
        Instant now = clock.instant();
        return now.isBefore(kept.keys().expires())
                && now.isBefore(kept.retrieved().plus(longest));
    }

    /** Keeps a copy of keys, or says no where they are over already. */
    boolean keep(KeyRequest question, ApplicationKeys retrieved) {
        Kept kept = new Kept(retrieved, clock.instant());
        if (!isGood(kept)) {
            return false;
        }
        lasting.ifPresent(memory -> memory.keep(question, kept));
        put(question, kept);
        return true;
    }

    private synchronized void put(KeyRequest question, Kept kept) {
        wipe(keys.put(question, new Kept(kept.keys().copy(), kept.retrieved())));
        if (keys.size() > capacity) {
            var eldest = keys.values().iterator();
            wipe(eldest.next());
            eldest.remove();
        }
    }

    /** What is in here itself. */
    synchronized Optional<ApplicationKeys> inside(KeyRequest question) {
        return Optional.ofNullable(keys.get(question)).map(Kept::keys);
    }

    private static void wipe(@Nullable Kept leaving) {
        if (leaving != null) {
            leaving.keys().close();
        }
    }
}
