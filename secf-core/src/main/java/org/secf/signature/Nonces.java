package org.secf.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.secf.state.OnceShares;
import org.secf.state.OnceStore;
import org.secf.structured.BareItem;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Lets each nonce of each key pass once. To be asked after the signature proved right only.
 *
 * @param shares how many of each owner are remembered, by whatever keys; empty where they are not counted
 */
record Nonces(OnceStore once, Optional<OnceShares> shares) {

    private static final String PREFIX = "http-signature:";

    /** How much longer than its signature a nonce is remembered: at another node it may be earlier. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /**
     * Holds for a signature without nonce, too.
     *
     * @param ends when the signature is refused for its age
     */
    Optional<Rejection> claim(VerifiedSignature verified, Instant ends, Instant now) {
        return verified.input().nonce().flatMap(nonce -> counted(verified, ends, nonce, now));
    }

    /** What is not remembered takes nobody's place. */
    private Optional<Rejection> counted(VerifiedSignature verified, Instant ends, String nonce, Instant now) {
        String owner = verified.owner();
        if (shares.isPresent() && !shares.get().take(owner, now)) {
            return Check.refused(SignatureReason.TOO_MANY_NONCES, "fewer signatures at a time", "one more of " + owner);
        }
        Optional<Rejection> refusal = claim(verified, ends, nonce);
        if (refusal.isPresent()) {
            shares.ifPresent(counted -> counted.giveBack(owner));
        }
        return refusal;
    }

    private Optional<Rejection> claim(VerifiedSignature verified, Instant ends, String nonce) {
        // In quotes, so that no two groups of texts make the same key; of the key itself, because two signers may give
        // theirs one name.
        String key = PREFIX
                + new BareItem.Text(verified.keyId()).text()
                + new BareItem.Text(verified.thumbprint().orElse("")).text()
                + new BareItem.Text(nonce).text();
        try {
            return switch (once.claim(key, ends.plus(GRACE))) {
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
