package org.secf.payload;

import java.util.Objects;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeSuite;
import org.secf.hpke.KemPublicKey;

/**
 * To whom a body is encrypted by their public key (RFC 9180). The recipient learns nothing of who sends.
 *
 * @param keyId by which they find the private half
 * @param key theirs, for nothing else
 * @param aead how the records are encrypted; not {@link HpkeAead#EXPORT_ONLY}
 */
public record HpkeRecipient(String keyId, KemPublicKey key, HpkeAead aead) {

    /**
     * Checks the algorithm and the name.
     *
     * @throws IllegalArgumentException when it encrypts nothing, or the name is longer than 255 octets
     */
    public HpkeRecipient {
        Objects.requireNonNull(key, "key");
        KeyName.octets(keyId);
        if (aead == HpkeAead.EXPORT_ONLY) {
            throw new IllegalArgumentException("expected an algorithm that encrypts, received " + aead);
        }
    }

    HpkeSuite suite() {
        return new HpkeSuite(key.kem(), aead);
    }
}
