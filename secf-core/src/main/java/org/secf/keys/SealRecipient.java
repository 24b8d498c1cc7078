package org.secf.keys;

import java.security.PublicKey;

/**
 * To whom octets are sealed.
 *
 * @param key theirs: on P-256, or RSA of at least 2048 bits, as the algorithm asks
 * @param keyId by which they find the private half, the header parameter {@code kid}
 * @param algorithm the one that this key is used with
 */
public record SealRecipient(PublicKey key, String keyId, SealAlgorithm algorithm) {

    /**
     * Checks the key.
     *
     * @throws IllegalArgumentException when it is weak or of another kind, or has no name
     */
    public SealRecipient {
        if (!algorithm.fits(key) || !KeyStrength.isEnough(key)) {
            throw new IllegalArgumentException("expected a key for " + algorithm.joseName()
                    + ": P-256, or RSA of at least 2048 bits; received another of kind " + key.getAlgorithm());
        }
        if (keyId.isBlank()) {
            throw new IllegalArgumentException("the recipient's key has no name");
        }
    }
}
