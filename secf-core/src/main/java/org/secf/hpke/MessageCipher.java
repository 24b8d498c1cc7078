package org.secf.hpke;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;

/** Seal and Open (RFC 9180 §4) by the provider that was chosen for the algorithm. */
record MessageCipher(HpkeAead aead, Crypto crypto) {

    byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
        try {
            return initialised(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** The plaintext, or empty when anything about it is wrong. */
    Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
        if (ciphertext.length < HpkeAead.TAG_OCTETS) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    initialised(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(ciphertext));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private Cipher initialised(int mode, byte[] key, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        boolean isChaCha = aead == HpkeAead.CHACHA20_POLY1305;
        AlgorithmParameterSpec parameters =
                isChaCha ? new IvParameterSpec(nonce) : new GCMParameterSpec(HpkeAead.TAG_OCTETS * Byte.SIZE, nonce);
        Cipher cipher = crypto.cipher(isChaCha ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, isChaCha ? "ChaCha20" : "AES"), parameters);
        cipher.updateAAD(associated);
        return cipher;
    }

    private IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("no provider of this platform can do " + aead, e);
    }
}
