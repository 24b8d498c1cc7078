package org.secf.proxy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.secf.state.OnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Which proofs were used, of one definition: another in the same application has uses of its own.
 *
 * @param id the definition's
 * @param all the memory of the application, which may have begun with it
 * @param begin when the application started
 * @param isAsked whether proofs are good once; otherwise nothing has to be remembered
 */
record ProofMemory(String id, OnceStore all, Instant begin, boolean isAsked) implements OnceStore {

    @Override
    public Claim claim(String key, Instant expires) {
        return isAsked ? all.claim(id + ":" + key, expires) : Claim.FIRST;
    }

    /** Whether the use of a proof made then would be known. Times in proofs are whole seconds: one of the second of the start is taken. */
    Optional<Rejection> covers(Instant made) {
        Instant earliest = begin.truncatedTo(ChronoUnit.SECONDS);
        return isAsked && made.isBefore(earliest)
                ? Check.refused(ProxyReason.ASSERTED_BEFORE_START, "at or after " + earliest, made.toString())
                : Check.HOLDS;
    }
}
