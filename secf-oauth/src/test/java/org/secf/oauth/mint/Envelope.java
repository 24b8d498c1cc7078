package org.secf.oauth.mint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.secf.keys.Base64Url;

/**
 * An encrypted token (RFC 7516) made by the JDK alone, so that no library keeps it from being wrong.
 *
 * @param header JSON, or not
 * @param encryptedKey as it stands
 * @param vector as it stands
 * @param sealed cipher text and tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Envelope(String header, byte[] encryptedKey, byte[] vector, byte[] sealed) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TAG = 16;

    /** By a key that is in the message, or agreed on. */
    static Envelope of(String header, byte[] key, byte[] encryptedKey, byte[] content) {
        return of(header, key, encryptedKey, content, random(12));
    }

    static Envelope of(String header, byte[] key, byte[] encryptedKey, byte[] content, byte[] vector) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, vector));
            cipher.updateAAD(Mint.encoded(header).getBytes(StandardCharsets.US_ASCII));
            return new Envelope(header, encryptedKey, vector, cipher.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** By RSA-OAEP with SHA-256. */
    static byte[] oaep(PublicKey recipient, byte[] key) {
        OAEPParameterSpec parameters =
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        return wrapped(cipher -> cipher.init(Cipher.ENCRYPT_MODE, recipient, parameters), "RSA/ECB/OAEPPadding", key);
    }

    /** By RSA with PKCS #1 v1.5. */
    static byte[] pkcs1(PublicKey recipient, byte[] key) {
        return wrapped(cipher -> cipher.init(Cipher.ENCRYPT_MODE, recipient), "RSA/ECB/PKCS1Padding", key);
    }

    /** Prepares a cipher. */
    @FunctionalInterface
    private interface Preparation {
        void prepare(Cipher cipher) throws GeneralSecurityException;
    }

    private static byte[] wrapped(Preparation preparation, String algorithm, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            preparation.prepare(cipher);
            return cipher.doFinal(key);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The key that both agree on (RFC 7518 §4.6.2), directly for A256GCM. */
    static byte[] agreed(KeyPair once, PublicKey recipient, String apu, String apv) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(once.getPrivate());
            agreement.doPhase(recipient, true);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(new byte[] {0, 0, 0, 1});
            digest.update(agreement.generateSecret());
            for (String part : new String[] {"A256GCM", apu, apv}) {
                byte[] octets = part.getBytes(StandardCharsets.US_ASCII);
                digest.update(ByteBuffer.allocate(4).putInt(octets.length).array());
                digest.update(octets);
            }
            return digest.digest(ByteBuffer.allocate(4).putInt(256).array());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] random(int octets) {
        byte[] made = new byte[octets];
        RANDOM.nextBytes(made);
        return made;
    }

    Envelope withHeader(String other) {
        return new Envelope(other, encryptedKey, vector, sealed);
    }

    Envelope withKey(byte[] other) {
        return new Envelope(header, other, vector, sealed);
    }

    Envelope withVector(byte[] other) {
        return new Envelope(header, encryptedKey, other, sealed);
    }

    /** With one bit of the tag changed. */
    Envelope withTagChanged(int octet) {
        return new Envelope(header, encryptedKey, vector, Mint.flipped(sealed, sealed.length - TAG + octet));
    }

    Envelope withContentChanged() {
        return new Envelope(header, encryptedKey, vector, Mint.flipped(sealed, 0));
    }

    String compact() {
        return compact(TAG);
    }

    /** With no more than so many octets of the tag. */
    String compact(int tag) {
        int content = sealed.length - TAG;
        return String.join(
                ".",
                Mint.encoded(header),
                Base64Url.encode(encryptedKey),
                Base64Url.encode(vector),
                Base64Url.encode(Arrays.copyOf(sealed, content)),
                Base64Url.encode(Arrays.copyOfRange(sealed, content, content + tag)));
    }
}
