package org.secf.keys;

import java.security.Key;
import java.security.Provider;
import java.util.Optional;

/**
 * A private key that opens what was sealed to its public half, or a secret key that both sides have. It may be one that never leaves its hardware.
 *
 * @param keyId its name, as the sealer knows it
 * @param key private, EC on P-256 or RSA, or secret, for AES of 256 bits, as the algorithm asks
 * @param algorithm the one that this key is used with
 * @param token where the key lives; empty for a key in memory, or one that a registered provider uses
 */
public record OpeningKey(String keyId, Key key, SealAlgorithm algorithm, Optional<Provider> token) {

    /** A key in memory, or one that a registered provider uses. */
    public OpeningKey(String keyId, Key key, SealAlgorithm algorithm) {
        this(keyId, key, algorithm, Optional.empty());
    }

    /**
     * Checks the key as far as it shows itself.
     *
     * @throws IllegalArgumentException when it is of another kind, or has no name
     */
    public OpeningKey {
        if (!algorithm.opens(key)) {
            throw new IllegalArgumentException("expected what opens " + algorithm.joseName()
                    + ", a private key or for dir a secret one, received another of kind " + key.getAlgorithm());
        }
        if (keyId.isBlank()) {
            throw new IllegalArgumentException("the key that opens has no name");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "OpeningKey[" + keyId + ", " + algorithm.joseName() + "]";
    }
}
