package org.secf.structured;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values by keys that can be written, in order; filled by the parser, and from then on never changed, so it need not be copied. A few keys are looked through
 * where they stand; only more of them are hashed, so that whoever sends many gains nothing.
 */
final class Keyed<V> extends AbstractMap<String, V> {

    private static final int FEW = 8;

    private final List<Map.Entry<String, V>> entries = new ArrayList<>(4);
    private @Nullable Map<String, Integer> places;

    /**
     * A copy, unless it is one already.
     *
     * @throws IllegalArgumentException for a key that cannot be written
     */
    static <V> Map<String, V> of(Map<String, V> values) {
        if (values instanceof Keyed) {
            return values;
        }
        Keyed<V> copy = new Keyed<>();
        values.forEach((key, value) -> {
            Characters.requireKey(key);
            copy.add(key, value);
        });
        return copy;
    }

    /** Whether the key is new; one that is there keeps its place and gets the new value. */
    boolean add(String key, V value) {
        int place = place(key);
        if (place >= 0) {
            entries.set(place, Map.entry(key, value));
            return false;
        }
        entries.add(Map.entry(key, value));
        if (entries.size() > FEW) {
            index();
        }
        return true;
    }

    private void index() {
        Map<String, Integer> known = places == null ? new HashMap<>() : places;
        for (int place = known.size(); place < entries.size(); place++) {
            known.put(entries.get(place).getKey(), place);
        }
        places = known;
    }

    private int place(Object key) {
        if (places != null) {
            return places.getOrDefault(key, -1);
        }
        for (int place = 0; place < entries.size(); place++) {
            if (entries.get(place).getKey().equals(key)) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public @Nullable V get(Object key) {
        int place = place(key);
        return place < 0 ? null : entries.get(place).getValue();
    }

    @Override
    public boolean containsKey(Object key) {
        return place(key) >= 0;
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new InOrder();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    private final class InOrder implements Iterator<Map.Entry<String, V>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.size();
        }

        @Override
        public Map.Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return entries.get(next++);
        }
    }
}
