package org.secf.signature;

import java.time.Duration;
import java.util.Optional;
import org.secf.state.OnceStore;
import org.secf.structured.BareItem;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Lets each nonce of each key pass once. To be asked after the signature proved right only. */
final class Nonces {

    private static final String PREFIX = "http-signature:";

    /** How much longer than its signature a nonce is remembered: at another node it may be earlier. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final OnceStore once;

    Nonces(OnceStore once) {
        this.once = once;
    }

    /** Holds for a signature without nonce, too. */
    Optional<Rejection> claim(Candidate candidate) {
        return candidate.input().nonce().flatMap(nonce -> claim(candidate, nonce));
    }

    private Optional<Rejection> claim(Candidate candidate, String nonce) {
        // In quotes, so that no two pairs of texts make the same key.
        String key = PREFIX + new BareItem.Text(candidate.keyId()).text() + new BareItem.Text(nonce).text();
        try {
            return switch (once.claim(key, candidate.ends().plus(GRACE))) {
                case FIRST -> Check.HOLDS;
                case SEEN -> Check.refused(SignatureReason.REPLAYED, "a nonce not used before", nonce);
                case UNAVAILABLE -> unknown("none now");
            };
        } catch (RuntimeException e) {
            return unknown(e.toString());
        }
    }

    private static Optional<Rejection> unknown(String received) {
        return Check.refused(SignatureReason.REPLAY_UNKNOWN, "a memory of nonces", received);
    }
}
