package org.secf.openid.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.secf.keys.Base64Url;
import org.secf.state.RandomText;

/**
 * Ties a code to who asked for it (RFC 7636): its digest goes with the request, itself with the code.
 *
 * @param text 43 to 128 unreserved characters (§4.1)
 */
public record CodeVerifier(String text) {

    /** How the digest is made; the only one that we use. */
    public static final String METHOD = "S256";

    private static final int SHORTEST = 43;
    private static final int LONGEST = 128;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException when it is none
     */
    public CodeVerifier {
        if (text.length() < SHORTEST || text.length() > LONGEST || !text.chars().allMatch(CodeVerifier::isUnreserved)) {
            throw new IllegalArgumentException("expected 43 to 128 unreserved characters");
        }
    }

    /** A new one of 256 random bits. */
    public static CodeVerifier random(SecureRandom random) {
        return new CodeVerifier(RandomText.secret(random));
    }

    /** What goes with the request (§4.2). */
    public String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64Url.encode(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    /** Never the text. */
    @Override
    public String toString() {
        return "a code verifier";
    }
}
