package org.secf.gba.naf;

import java.time.Instant;
import java.util.Optional;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.keys.Secret;
import org.secf.state.OnceStore;

/**
 * What an application remembers of its callers beyond a restart, and has in common with its other nodes; a bean of the application. Without one it remembers in
 * this process only, and asks the network again after a restart. Used by many threads at once; an exception refuses the request, since nobody can tell then.
 */
public interface LastingMemory {

    /**
     * Keys of one device, as the network told them.
     *
     * @param retrieved when it did: how long they are used from then on is said by whoever finds them, and may be less than it was when they were kept
     */
    record Kept(ApplicationKeys keys, Instant retrieved) {}

    /**
     * Keys that are not over, as the network answered the very same question: of the same transaction, for the same application, services and kinds of keys. What
     * was told to a definition that asks for other services lacks what matters to this one, such as which keys its service takes. The caller closes them.
     */
    Optional<Kept> find(KeyRequest question);

    /**
     * Keeps an answer before this returns, in place of an earlier one to the same question; of several that come at a time any one may stay. The caller goes on to
     * own these keys.
     */
    void keep(KeyRequest question, Kept retrieved);

    /** Which answers were used, remembered as long as the key of nonces. */
    OnceStore counts();

    /**
     * The key of the nonces of an application, 32 octets: made at the first question, the same for ever after. The caller closes it.
     *
     * @param host of the application
     */
    Secret nonceKey(String host);
}
