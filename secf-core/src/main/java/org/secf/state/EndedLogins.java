package org.secf.state;

import java.time.Instant;

/**
 * Remembers which logins are over before the sessions that keep them, such as by a logout at the identity provider. No server can end another browser's
 * session, or one of another node, from outside; so nothing is ended here but noted, and each session is held against the notes at its next request.
 *
 * <p>A note names logins by what they have in common, so that nothing need be stored when somebody logs in, and a login that arrives after its own logout
 * is over, too. Whoever implements it for several nodes, or to outlast a restart, needs one table: key, the later of both instants of all notes of that key, and
 * when to forget it.
 */
public interface EndedLogins {

    /** What became of a note. */
    enum Note {
        /** Every node that shares this store will see it. */
        TAKEN,
        /** The store is full or out of reach: nothing has ended, and whoever asked must be told. */
        UNAVAILABLE
    }

    /**
     * Notes that every login with a key is over that was made no later than an instant. Notes of one key add up: the latest instants count.
     *
     * @param key what the logins have in common; a digest, or short
     * @param madeBy by the clock of whoever made them
     * @param forgotten after this instant no session can keep such a login any more
     */
    Note end(String key, Instant madeBy, Instant forgotten);

    /**
     * Whether a login is over; also where the store is out of reach, since it cannot be known.
     *
     * @param key which it has in common with others
     * @param made when it was made
     */
    boolean isOver(String key, Instant made);
}
