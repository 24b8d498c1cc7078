package org.secf.identity;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A user whose password was right.
 *
 * @param name as the store writes it, which may differ from what was typed
 * @param groups as the store knows them, before any mapping
 */
public record VerifiedUser(String name, Set<String> groups) {

    public VerifiedUser {
        groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
    }
}
