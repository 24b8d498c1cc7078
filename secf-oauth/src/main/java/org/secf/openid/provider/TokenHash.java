package org.secf.openid.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.secf.keys.Base64Url;

/** The left half of a digest of a token or code, by which an ID token says which it was issued with (Core §3.1.3.6, §3.3.2.11). */
final class TokenHash {

    private TokenHash() {}

    /**
     * Base64url without padding.
     *
     * @param algorithm by which the ID token is signed, as JOSE calls it; its digest is used
     */
    static String of(String text, String algorithm) {
        try {
            byte[] digest =
                    MessageDigest.getInstance(digest(algorithm)).digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64Url.encode(Arrays.copyOf(digest, digest.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + digest(algorithm), e);
        }
    }

    /** Edwards25519 digests by SHA-512 (RFC 8032 §5.1). */
    private static String digest(String algorithm) {
        if (algorithm.endsWith("256")) {
            return "SHA-256";
        }
        return algorithm.endsWith("384") ? "SHA-384" : "SHA-512";
    }
}
