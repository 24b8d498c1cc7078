package org.secf.payload;

import java.util.Optional;
import org.secf.keys.Secret;

/**
 * A secret that sender and recipient share, from which the key of each message is derived: the input keying material of RFC 8188 §2.2. For nothing else.
 *
 * @param id how messages call it; may be empty where there is one only
 * @param secret at least 16 octets that nobody can guess; belongs to this key
 * @param peer who else has it, where that is known: the sender of what it opens
 */
public record ContentKey(String id, Secret secret, Optional<String> peer) implements AutoCloseable {

    /** The least octets of a secret, those of the key that is derived. */
    public static final int LEAST_OCTETS = 16;

    /**
     * Checks the secret.
     *
     * @throws IllegalArgumentException when it is shorter than {@link #LEAST_OCTETS}
     */
    public ContentKey {
        if (secret.size() < LEAST_OCTETS) {
            throw new IllegalArgumentException(
                    "expected a secret of at least " + LEAST_OCTETS + " octets, received " + secret.size());
        }
    }

    /** The same with a secret of its own. */
    public ContentKey copy() {
        return new ContentKey(id, secret.copy(), peer);
    }

    /** Wipes the secret. */
    @Override
    public void close() {
        secret.close();
    }
}
