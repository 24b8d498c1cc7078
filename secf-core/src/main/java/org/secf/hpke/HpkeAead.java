package org.secf.hpke;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How messages are encrypted (RFC 9180 §7.3, table 5). */
public enum HpkeAead {
    /** AES in Galois/counter mode with keys of 128 bits. */
    AES_128_GCM(0x0001, 16),
    /** AES in Galois/counter mode with keys of 256 bits. */
    AES_256_GCM(0x0002, 32),
    /** ChaCha20 with Poly1305 (RFC 8439). */
    CHACHA20_POLY1305(0x0003, 32),
    /** No messages: secrets are exported and nothing else (§5.3). */
    EXPORT_ONLY(0xFFFF, 0);

    static final int NONCE_OCTETS = 12;
    static final int TAG_OCTETS = 16;

    private final int id;
    private final int keyOctets;

    HpkeAead(int id, int keyOctets) {
        this.id = id;
        this.keyOctets = keyOctets;
    }

    /** {@code aead_id}, two octets on the wire. */
    public int id() {
        return id;
    }

    /** Nk, the octets of a key; none when export-only. */
    public int keyOctets() {
        return keyOctets;
    }

    byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The plaintext, or empty when anything about it is wrong. */
    Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
        if (ciphertext.length < TAG_OCTETS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(ciphertext));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        boolean isChaCha = this == CHACHA20_POLY1305;
        AlgorithmParameterSpec parameters =
                isChaCha ? new IvParameterSpec(nonce) : new GCMParameterSpec(TAG_OCTETS * Byte.SIZE, nonce);
        Cipher cipher = Cipher.getInstance(isChaCha ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, isChaCha ? "ChaCha20" : "AES"), parameters);
        cipher.updateAAD(associated);
        return cipher;
    }

    private IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("no provider of this platform can do " + this, e);
    }
}
