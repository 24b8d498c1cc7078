package org.secf.hpke;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;

/** The key derivation function HKDF (RFC 5869) with SHA-256. What goes in is not changed; what comes out is the caller's to wipe. */
public final class Hkdf {

    /** Octets of a pseudorandom key, HashLen in RFC 5869. */
    public static final int HASH_OCTETS = 32;

    /** The longest output, in octets (RFC 5869 §2.3). */
    public static final int LONGEST = 255 * HASH_OCTETS;

    private static final String HMAC = "HmacSHA256";

    private final Crypto crypto;

    /** By the provider that was chosen for {@code HmacSHA256}. */
    public Hkdf(Crypto crypto) {
        this.crypto = crypto;
    }

    /**
     * HKDF-Extract (RFC 5869 §2.2): a pseudorandom key of {@link #HASH_OCTETS}.
     *
     * @param salt may be empty, which is the same as so many zeros
     * @param keyMaterial the secret, of any length
     */
    public byte[] extract(byte[] salt, byte[] keyMaterial) {
        return mac(salt.length == 0 ? new byte[HASH_OCTETS] : salt).doFinal(keyMaterial);
    }

    /**
     * HKDF-Expand (RFC 5869 §2.3).
     *
     * @param key pseudorandom, at least {@link #HASH_OCTETS}; mostly from {@link #extract}
     * @param info binds the output to its purpose; may be empty
     * @param length of the output in octets, 1 to {@link #LONGEST}
     * @throws IllegalArgumentException when the key is shorter or the length is another
     */
    public byte[] expand(byte[] key, byte[] info, int length) {
        if (key.length < HASH_OCTETS) {
            throw new IllegalArgumentException(
                    "expected a key of at least " + HASH_OCTETS + " octets, received " + key.length);
        }
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("expected a length of 1 to " + LONGEST + " octets, received " + length);
        }
        Mac mac = mac(key);
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += HASH_OCTETS, counter++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) counter);
            Arrays.fill(block, (byte) 0);
            block = mac.doFinal();
            System.arraycopy(block, 0, output, done, Math.min(HASH_OCTETS, length - done));
        }
        Arrays.fill(block, (byte) 0);
        return output;
    }

    private Mac mac(byte[] key) {
        try {
            Mac mac = crypto.mac(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
