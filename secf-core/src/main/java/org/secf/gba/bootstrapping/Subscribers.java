package org.secf.gba.bootstrapping;

import java.util.Optional;
import org.secf.gba.SequenceNumber;

/**
 * The network's subscribers. Used by many threads and nodes at once; an exception refuses the bootstrapping.
 *
 * <p>Numbers must never be given twice, on no node and after no restart: whoever saw a challenge could use it again otherwise.
 */
public interface Subscribers {

    /**
     * By IMPI as the device sent it, as it is now; empty where there is none that may bootstrap. Asked for each challenge, and again for the answer to it: who was
     * removed in between gets nothing for it. The caller closes what is found.
     */
    Optional<Subscriber> find(String identity);

    /**
     * AMF, 2 octets, as challenges of most subscribers have it: those that nobody can answer, for who is none, look so. It stands readable in every challenge,
     * so a subscriber with another one can be recognised as such.
     */
    byte[] management();

    /** A number that is kept as used before this returns. */
    SequenceNumber next(Subscriber subscriber);

    /**
     * Nobody has that identity: takes about as long as {@link #next} does for a subscriber, where these can be told apart by their time, and makes others that ask
     * for the same identity wait as that does.
     */
    default void pretend(String identity) {}

    /**
     * The subscriber's card said, and proved, that it is there: numbers go on after it, unless it takes those that come next anyway
     * ({@link SequenceNumber#isTakenAt}). Back, too: everybody can use numbers up by asking for challenges, until the card takes none of those that are left.
     */
    void resynchronise(Subscriber subscriber, SequenceNumber card);
}
