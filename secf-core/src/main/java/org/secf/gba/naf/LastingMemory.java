package org.secf.gba.naf;

import java.time.Instant;
import java.util.Optional;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.keys.Secret;
import org.secf.state.OnceStore;

/**
 * What an application remembers of its callers beyond a restart, and has in common with its other nodes; a bean of the application. Without one it remembers in
 * this process only, and asks the network again after a restart. Used by many threads at once; an exception refuses the request, since nobody can tell then.
 */
public interface LastingMemory {

    /**
     * Keys of one device.
     *
     * @param ends when they are not used any more, whatever they say themselves
     */
    record Kept(ApplicationKeys keys, Instant ends) {}

    /** Keys that are not over, which the caller closes. */
    Optional<Kept> find(TransactionId transaction, NafId application);

    /** Keeps keys before this returns; of several for one device and application any one may stay, since they are the same. The caller goes on to own these. */
    void keep(TransactionId transaction, NafId application, Kept retrieved);

    /** Which answers were used, remembered as long as the key of nonces. */
    OnceStore counts();

    /**
     * The key of the nonces of an application, 32 octets: made at the first question, the same for ever after. The caller closes it.
     *
     * @param host of the application
     */
    Secret nonceKey(String host);
}
