package org.secf.bsf;

import java.util.List;
import org.secf.gba.SequenceNumber;
import org.secf.keys.Secret;

/**
 * A subscriber to be.
 *
 * @param identity IMPI, at most 256 characters, as devices send it
 * @param key K, 16 octets; stays the caller's
 * @param operator OPc, 16 octets; stays the caller's
 * @param start the number after which the first challenge is; zero for a new card
 * @param identities IMPUs, the preferred one first, at most 512 characters each
 */
public record NewSubscriber(
        String identity, Secret key, Secret operator, SequenceNumber start, List<String> identities) {

    static final int LONGEST = 256;
    private static final int LONGEST_PUBLIC = 512;
    private static final int KEY_OCTETS = 16;

    /**
     * Checks lengths.
     *
     * @throws IllegalArgumentException when one is wrong; the text holds no key
     */
    public NewSubscriber {
        identities = List.copyOf(identities);
        if (identity.isBlank() || identity.length() > LONGEST) {
            throw new IllegalArgumentException("expected an identity of 1 to " + LONGEST + " characters");
        }
        if (key.size() != KEY_OCTETS || operator.size() != KEY_OCTETS) {
            throw new IllegalArgumentException("expected K and OPc of " + KEY_OCTETS + " octets each");
        }
        checked(identities);
    }

    static void checked(List<String> identities) {
        if (identities.stream().anyMatch(one -> one.isBlank() || one.length() > LONGEST_PUBLIC)) {
            throw new IllegalArgumentException("expected public identities of 1 to " + LONGEST_PUBLIC + " characters");
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return identity;
    }
}
