package org.secf.clientcert.x509;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values used last, no more than a number of them. For what can be found out again: whatever is dropped costs time, nothing else.
 *
 * @param <K> key
 * @param <V> value, which knows itself how long it holds
 */
public final class BoundedCache<K, V> {

    private static final float LOAD = 0.75f;

    private final int capacity;
    private final Map<K, V> leastUsedFirst = new LinkedHashMap<>(16, LOAD, true);

    /**
     * An empty cache.
     *
     * @param capacity the most values it holds
     */
    public BoundedCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.capacity = capacity;
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(leastUsedFirst.get(key));
    }

    public synchronized void put(K key, V value) {
        leastUsedFirst.put(key, value);
        if (leastUsedFirst.size() > capacity) {
            Iterator<K> oldest = leastUsedFirst.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    public synchronized int size() {
        return leastUsedFirst.size();
    }
}
