package org.secf.proxy;

import java.time.Instant;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** One way for a proxy to prove that it said who the caller is. */
interface Proof {

    /** Whether the request brings one of this kind, right or wrong. */
    boolean isPresented(Request request);

    /** Whose it is. A proof that is good for one use is not used up by this. */
    Verdict<Proved> prove(Request request);

    /**
     * A proof that held.
     *
     * @param proxy whose it is
     * @param at when it was made
     * @param assertion what the proof itself says of the caller; empty where the fields say it
     * @param use to be claimed once everything else holds
     */
    record Proved(String proxy, Instant at, Optional<Assertion> assertion, Use use) {}

    /** The one use that a proof is good for. */
    @FunctionalInterface
    interface Use {

        /** Of a proof that is good for any number of requests. */
        Use ANY = () -> Check.HOLDS;

        /** Refused where somebody claimed it before. */
        Optional<Rejection> claim();
    }
}
