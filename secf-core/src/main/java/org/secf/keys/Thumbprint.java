package org.secf.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;

/** A short name for a public key. */
public final class Thumbprint {

    private Thumbprint() {}

    /** SHA-256 of the SubjectPublicKeyInfo, base64url without padding. */
    public static String of(PublicKey key) {
        return Base64Url.encode(sha256(key.getEncoded()));
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
