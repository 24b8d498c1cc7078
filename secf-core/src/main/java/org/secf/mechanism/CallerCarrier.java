package org.secf.mechanism;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.secf.identity.Caller;

/**
 * Hands callers to the server's own security system, where that carries identities further than the callbacks of an adapter do: to other applications
 * and other servers.
 */
public interface CallerCarrier {

    /**
     * Whom the server is to carry for the rest of the request on this thread.
     *
     * @return empty where the server does not hold this caller on this thread: then nothing is carried
     */
    Optional<Passage> admit(Caller caller);

    /** One caller on one request. */
    interface Passage {

        /** Does {@code work} as the server's own identity of the caller; afterwards the thread is whose it was before. */
        void run(Callable<Void> work) throws Exception;

        /** The caller has left: what is still running is nobody's from now on. */
        void end();
    }
}
