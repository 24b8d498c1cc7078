package org.secf.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A caller whom a mechanism authenticated.
 *
 * @param name caller name; not blank
 * @param groups caller groups after mapping, in the order received
 * @param attributes attribute name to values
 * @param evidence what proves it
 * @param delegates who acts for the caller, oldest first
 */
public record AuthenticatedCaller(
        String name,
        Set<String> groups,
        Map<String, List<String>> attributes,
        Evidence evidence,
        List<Delegate> delegates)
        implements Caller {

    public AuthenticatedCaller {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a caller needs a name");
        }
        groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
        Map<String, List<String>> copy = new LinkedHashMap<>();
        attributes.forEach((attribute, values) -> copy.put(attribute, List.copyOf(values)));
        attributes = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(evidence, "evidence");
        delegates = List.copyOf(delegates);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    /** The name alone: servers print principals into logs, and attributes may be personal. */
    @Override
    public String toString() {
        return name;
    }
}
