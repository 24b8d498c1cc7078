package org.secf.payload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.secf.hpke.Hkdf;
import org.secf.keys.Secret;

/** Key and first nonce of one message (RFC 8188 §2.2, §2.3). */
final class Aes128GcmKeys {

    private static final byte[] KEY_INFO = info("Content-Encoding: aes128gcm\0");
    private static final byte[] NONCE_INFO = info("Content-Encoding: nonce\0");
    private static final int KEY_OCTETS = 16;
    private static final int NONCE_OCTETS = 12;

    private final byte[] key;
    private final byte[] nonce;

    private Aes128GcmKeys(byte[] key, byte[] nonce) {
        this.key = key;
        this.nonce = nonce;
    }

    static Aes128GcmKeys derive(Hkdf hkdf, byte[] salt, Secret secret) {
        byte[] pseudorandom = secret.use(octets -> hkdf.extract(salt, octets));
        try {
            return new Aes128GcmKeys(
                    hkdf.expand(pseudorandom, KEY_INFO, KEY_OCTETS),
                    hkdf.expand(pseudorandom, NONCE_INFO, NONCE_OCTETS));
        } finally {
            Arrays.fill(pseudorandom, (byte) 0);
        }
    }

    private static byte[] info(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** 16 octets, not a copy. */
    byte[] key() {
        return key;
    }

    /** 12 octets, not a copy. */
    byte[] nonce() {
        return nonce;
    }
}
