package org.secf.dpop;

import java.time.Duration;
import java.util.Set;
import org.secf.signature.SignatureAlgorithm;

/**
 * Which proofs are believed.
 *
 * @param algorithms by which they may be signed; none by a shared secret
 * @param maxAge how long after it was made a proof is good
 * @param clockSkew how far the client's clock may be from ours
 * @param nonceLifetime how long a nonce of ours is good
 * @param requireNonce whether each proof needs a nonce of ours
 */
public record DpopPolicy(
        Set<SignatureAlgorithm> algorithms,
        Duration maxAge,
        Duration clockSkew,
        Duration nonceLifetime,
        boolean requireNonce) {

    /** The most that clocks may differ. */
    public static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    /** The longest that a proof or a nonce may be good. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException for what is out of them
     */
    public DpopPolicy {
        algorithms = Set.copyOf(algorithms);
        require(
                !algorithms.isEmpty() && algorithms.stream().noneMatch(SignatureAlgorithm::isSymmetric),
                "algorithms must be some, none of them by a shared secret");
        require(isInBounds(maxAge), "max-age must be longer than nothing and at most 10m");
        require(isInBounds(nonceLifetime), "nonce-lifetime must be longer than nothing and at most 10m");
        require(!clockSkew.isNegative() && clockSkew.compareTo(LARGEST_SKEW) <= 0, "clock-skew must be from 0s to 5m");
    }

    private static boolean isInBounds(Duration time) {
        return !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
