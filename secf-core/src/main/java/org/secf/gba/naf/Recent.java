package org.secf.gba.naf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen a short time ago. Bounded: the oldest goes first. Not for several threads at once. */
final class Recent<K, V> {

    private final Clock clock;
    private final Duration life;
    private final int capacity;
    private final Map<K, Seen<V>> all = new LinkedHashMap<>();

    private record Seen<V>(V value, Instant ends) {}

    Recent(Clock clock, Duration life, int capacity) {
        this.clock = clock;
        this.life = life;
        this.capacity = capacity;
    }

    Optional<V> find(K key) {
        @Nullable Seen<V> seen = all.get(key);
        return seen != null && clock.instant().isBefore(seen.ends()) ? Optional.of(seen.value()) : Optional.empty();
    }

    /** What is there already changes its value, and not when it ends. */
    void put(K key, V value) {
        Optional<V> before = find(key);
        Instant ends = before.isPresent()
                ? Optional.ofNullable(all.get(key)).orElseThrow().ends()
                : clock.instant().plus(life);
        if (before.isEmpty()) {
            all.remove(key);
        }
        all.put(key, new Seen<>(value, ends));
        if (all.size() > capacity) {
            var oldest = all.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    void remove(K key) {
        all.remove(key);
    }
}
