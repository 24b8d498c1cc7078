package org.secf.structured;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Named values of an item or an inner list, in order (RFC 9651 §3.1.2). Two are equal whatever their order; what they are written as is not.
 *
 * @param values by key
 */
public record Parameters(Map<String, BareItem> values) {

    /** No parameters. */
    public static final Parameters NONE = new Parameters(Map.of());

    /**
     * Keeps the order.
     *
     * @throws IllegalArgumentException for a key that cannot be written
     */
    public Parameters {
        values = values.isEmpty() ? Map.of() : Keyed.of(values);
    }

    /** The value of that key. */
    public Optional<BareItem> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Whether the key is there, whatever its value. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The same with one more at the end; a key that is there keeps its place and gets the new value. */
    public Parameters with(String key, BareItem value) {
        Map<String, BareItem> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Parameters(more);
    }

    /** As they are written, each after a semicolon. */
    public String text() {
        return FieldWriter.text(this);
    }
}
