package org.secf.propagation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.secf.crypto.Crypto;
import org.secf.keys.Base64Url;

/** By what tokens are found again that were got for a proof, without keeping it. */
final class ProofDigest {

    private ProofDigest() {}

    /** SHA-256 over kind and octets. */
    static String of(Crypto crypto, String type, byte[] octets) {
        try {
            MessageDigest digest = crypto.digest("SHA-256");
            digest.update(type.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Base64Url.encode(digest.digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
