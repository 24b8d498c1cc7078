package org.secf.openid;

import java.time.Instant;
import java.util.Optional;

/**
 * The tokens of a login. Whoever has them may be taken for the user or for us, so they are in no session, no log and no caller.
 *
 * @param access for calls to others
 * @param accessEnds when that is over; empty where the provider does not say
 * @param refresh gets new ones; empty where there is none
 * @param id the ID token as it came, which names the login to the provider when it ends
 * @param idEnds when that is over
 */
record LoginTokens(
        String access, Optional<Instant> accessEnds, Optional<String> refresh, String id, Instant idEnds) {

    int octets() {
        return access.length() + refresh.map(String::length).orElse(0) + id.length();
    }

    /** When the first of those is over that are asked for. */
    Optional<Instant> firstEnd(boolean withId) {
        return withId
                ? accessEnds.filter(end -> end.isBefore(idEnds)).or(() -> Optional.of(idEnds))
                : accessEnds;
    }

    /** Nothing of them. */
    @Override
    public String toString() {
        return "tokens until " + accessEnds;
    }
}
