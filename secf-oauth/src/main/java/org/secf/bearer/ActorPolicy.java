package org.secf.bearer;

import java.util.List;
import java.util.Set;

/**
 * Who may act for callers (RFC 8693 §4.1).
 *
 * @param allowed subjects of those who may; {@link #ANY} for whomever the issuer lets; none where nobody may
 * @param most the longest chain
 */
record ActorPolicy(Set<String> allowed, int most) {

    /** Stands for every actor. */
    static final String ANY = "*";

    static final int LONGEST = 10;

    /** Nobody acts for anybody. */
    static final ActorPolicy NOBODY = new ActorPolicy(Set.of(), 1);

    ActorPolicy {
        allowed = Set.copyOf(allowed);
        if (most < 1 || most > LONGEST) {
            throw new IllegalArgumentException("max-actors must be from 1 to " + LONGEST);
        }
    }

    boolean allows(List<String> actors) {
        return allowed.contains(ANY) || allowed.containsAll(actors);
    }
}
