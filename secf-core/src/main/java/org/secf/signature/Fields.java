package org.secf.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /** Of lines by name, in any case; those of names that differ in case only belong together. */
    static Fields of(Map<String, List<String>> lines) {
        Map<String, List<String>> small = new HashMap<>();
        lines.forEach((name, values) -> small.computeIfAbsent(name.toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                .addAll(values));
        return name -> small.getOrDefault(name, List.of());
    }
}
