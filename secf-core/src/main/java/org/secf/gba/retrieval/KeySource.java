package org.secf.gba.retrieval;

import org.secf.verdict.Verdict;

/**
 * Where an application asks for keys: {@link RetrievalClient}, or another way to a network's server that an application brings along. Used by many threads at
 * once.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * Asks, and waits.
     *
     * @return keys that the caller closes; refused with {@link RetrievalReason#UNKNOWN_TRANSACTION} where the device has to bootstrap again, and with any other
     *     reason where nobody can tell
     */
    Verdict<ApplicationKeys> retrieve(KeyRequest request);
}
