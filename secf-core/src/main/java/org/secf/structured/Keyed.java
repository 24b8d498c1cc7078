package org.secf.structured;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by keys that can be written, in order, never changed; so what the parser read need not be copied. */
final class Keyed<V> extends AbstractMap<String, V> {

    private final Map<String, V> values;

    private Keyed(LinkedHashMap<String, V> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * A copy, unless it is one already.
     *
     * @throws IllegalArgumentException for a key that cannot be written
     */
    static <V> Map<String, V> of(Map<String, V> values) {
        if (values instanceof Keyed) {
            return values;
        }
        values.keySet().forEach(Characters::requireKey);
        return new Keyed<>(new LinkedHashMap<>(values));
    }

    /** Of keys that the parser read. From now on the map belongs to what is returned. */
    static <V> Map<String, V> taking(LinkedHashMap<String, V> read) {
        return new Keyed<>(read);
    }

    @Override
    public @Nullable V get(Object key) {
        return values.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key);
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return values.entrySet();
    }
}
