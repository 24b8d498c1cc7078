package org.secf.keys;

import java.security.Key;

/**
 * To whom octets are sealed.
 *
 * @param key as the algorithm asks: their public key, on P-256 or RSA of at least 2048 bits, or the secret key for AES that they have too
 * @param keyId by which they find what opens it, the header parameter {@code kid}
 * @param algorithm the one that this key is used with
 */
public record SealRecipient(Key key, String keyId, SealAlgorithm algorithm) {

    /**
     * Checks the key.
     *
     * @throws IllegalArgumentException when it is weak or of another kind, or has no name
     */
    public SealRecipient {
        if (!algorithm.fits(key) || !algorithm.isEnough(key)) {
            throw new IllegalArgumentException(
                    "expected for " + algorithm.expected() + "; received another of kind " + key.getAlgorithm());
        }
        if (keyId.isBlank()) {
            throw new IllegalArgumentException("the recipient's key has no name");
        }
    }

    /** Without the key, which may be secret. */
    @Override
    public String toString() {
        return "SealRecipient[" + keyId + ", " + algorithm.joseName() + "]";
    }
}
