package org.secf.keys;

import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;

/**
 * A private key that opens what was sealed to its public half. It may be one that never leaves its hardware.
 *
 * @param keyId its name, as the sealer knows it
 * @param key EC on P-256, or RSA, as the algorithm asks
 * @param algorithm the one that this key is used with
 * @param token where the key lives; empty for a key in memory, or one that a registered provider uses
 */
public record OpeningKey(String keyId, PrivateKey key, SealAlgorithm algorithm, Optional<Provider> token) {

    /** A key in memory, or one that a registered provider uses. */
    public OpeningKey(String keyId, PrivateKey key, SealAlgorithm algorithm) {
        this(keyId, key, algorithm, Optional.empty());
    }

    /**
     * Checks the key as far as it shows itself.
     *
     * @throws IllegalArgumentException when it is of another kind, or has no name
     */
    public OpeningKey {
        if (!algorithm.fits(key)) {
            throw new IllegalArgumentException("expected a private key for " + algorithm.joseName()
                    + ", received another of kind " + key.getAlgorithm());
        }
        if (keyId.isBlank()) {
            throw new IllegalArgumentException("the private key has no name");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "OpeningKey[" + keyId + ", " + algorithm.joseName() + "]";
    }
}
