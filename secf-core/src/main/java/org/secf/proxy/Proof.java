package org.secf.proxy;

import java.time.Instant;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/** One way for a proxy to prove that it said who the caller is. */
interface Proof {

    /** Whether the request brings one of this kind, right or wrong. */
    boolean isPresented(Request request);

    /** Whose it is. To be asked once for a request: a proof may be good for one use. */
    Verdict<Proved> prove(Request request);

    /**
     * A proof that held.
     *
     * @param proxy whose it is
     * @param at when it was made
     * @param assertion what the proof itself says of the caller; empty where the fields say it
     */
    record Proved(String proxy, Instant at, Optional<Assertion> assertion) {}
}
