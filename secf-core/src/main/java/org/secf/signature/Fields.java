package org.secf.signature;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a header or trailer section, as they were received or will be sent. */
@FunctionalInterface
public interface Fields {

    /** No fields. */
    Fields NONE = name -> List.of();

    /**
     * The lines of a field in their order; empty where it is absent.
     *
     * @param name in small letters; the case in which it was sent does not matter
     */
    List<String> lines(String name);

    /** Of lines by name, in any case. */
    static Fields of(Map<String, List<String>> lines) {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(lines);
        return name -> anyCase.getOrDefault(name, List.of());
    }
}
