package org.secf.keys;

import java.util.Set;

/**
 * What an opener takes at all. The content is always encrypted by AES-256 in Galois/Counter Mode ({@value #ENCRYPTION}), never compressed.
 *
 * @param algorithms the only values of {@code alg} taken
 * @param maxLength the most characters of a sealed message
 */
public record SealPolicy(Set<SealAlgorithm> algorithms, int maxLength) {

    /** The only value of {@code enc} taken (RFC 7518 §5.3). */
    public static final String ENCRYPTION = "A256GCM";

    /** The most characters that can be allowed. */
    public static final int LONGEST = 1024 * 1024;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when no algorithm is taken, or the length is not from 1 to 1,048,576
     */
    public SealPolicy {
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("expected the algorithms that are taken, received none");
        }
        if (maxLength < 1 || maxLength > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a length from 1 to " + LONGEST + " characters, received " + maxLength);
        }
    }
}
