package org.secf.payload;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;

/** The records of {@code aes128gcm}: AEAD_AES_128_GCM without associated data, the nonce counted up (RFC 8188 §2.3). */
final class Aes128GcmCipher implements RecordSealer, RecordOpener {

    private final Cipher cipher;
    private final byte[] nonce;
    private SecretKeySpec key;
    private long sequence;

    /** Takes the keys over. */
    Aes128GcmCipher(Crypto crypto, Aes128GcmKeys keys) {
        try {
            this.cipher = crypto.cipher("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
        this.nonce = keys.nonce();
        this.key = new SecretKeySpec(keys.key(), "AES");
        Arrays.fill(keys.key(), (byte) 0);
    }

    @Override
    public void seal(byte[] plain, int length, byte[] sealed) {
        try {
            initialise(Cipher.ENCRYPT_MODE);
            cipher.doFinal(plain, 0, length, sealed);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public boolean open(byte[] sealed, int length, byte[] plain) {
        try {
            initialise(Cipher.DECRYPT_MODE);
            cipher.doFinal(sealed, 0, length, plain);
            return true;
        } catch (AEADBadTagException changed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Counts first: a nonce is never used twice, whatever becomes of the record. */
    private void initialise(int mode) throws GeneralSecurityException {
        byte[] number = ByteBuffer.allocate(nonce.length)
                .putLong(nonce.length - Long.BYTES, sequence++)
                .array();
        for (int i = 0; i < number.length; i++) {
            number[i] ^= nonce[i];
        }
        cipher.init(mode, key, new GCMParameterSpec(RecordLayout.TAG * Byte.SIZE, number));
    }

    /** The platform's key cannot be wiped; it is let go. */
    @Override
    public void close() {
        Arrays.fill(nonce, (byte) 0);
        key = new SecretKeySpec(new byte[] {0}, "none");
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("the provider cannot do AES-GCM", e);
    }
}
