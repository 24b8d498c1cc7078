package org.secf.bsf;

import java.util.List;
import org.secf.gba.SequenceNumber;
import org.secf.keys.Secret;

/**
 * A subscriber to be.
 *
 * @param identity IMPI, {@code user@realm} of at most 256 characters, as devices send it
 * @param key K, 16 octets; stays the caller's
 * @param operator OPc, 16 octets; stays the caller's
 * @param start the number after which the first challenge is; zero for a new card
 * @param identities IMPUs, the preferred one first: addresses {@code sip:}, {@code sips:} or {@code tel:} of at most 512 characters each
 */
public record NewSubscriber(
        String identity, Secret key, Secret operator, SequenceNumber start, List<String> identities) {

    private static final int KEY_OCTETS = 16;

    /**
     * Checks lengths and forms.
     *
     * @throws IllegalArgumentException when one is wrong; the text holds no key
     */
    public NewSubscriber {
        identities = List.copyOf(identities);
        Identities.requirePrivate(identity);
        Identities.requirePublic(identities);
        if (key.size() != KEY_OCTETS || operator.size() != KEY_OCTETS) {
            throw new IllegalArgumentException("expected K and OPc of " + KEY_OCTETS + " octets each");
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return identity;
    }
}
