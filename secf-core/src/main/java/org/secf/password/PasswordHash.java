package org.secf.password;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as a file keeps it: {@code pbkdf2-sha512$210000$salt$hash}, the last two in base64 (PBKDF2, RFC 8018 §5.2).
 *
 * @param iterations how often the function is applied
 * @param salt in base64
 * @param hash in base64
 */
public record PasswordHash(int iterations, String salt, String hash) {

    private static final String SCHEME = "pbkdf2-sha512";
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    static final int ITERATIONS = 210_000;
    private static final int LEAST_ITERATIONS = 100_000;
    private static final int MOST_ITERATIONS = 2_000_000;
    private static final int SALT_OCTETS = 16;
    private static final int HASH_BITS = 256;

    /** Derives one from a password, with a fresh salt. */
    public static PasswordHash of(char[] password, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return new PasswordHash(ITERATIONS, encode(salt), encode(derive(password, salt, ITERATIONS)));
    }

    /** One that no password has. */
    static PasswordHash ofNobody(int iterations) {
        return new PasswordHash(iterations, encode(new byte[SALT_OCTETS]), encode(new byte[HASH_BITS / 8]));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none, or derived so cheaply that it can be guessed; the text does not quote it
     */
    static PasswordHash parse(String text) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalArgumentException("expected " + SCHEME + "$iterations$salt$hash");
        }
        int iterations = iterations(parts[1]);
        if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "expected " + LEAST_ITERATIONS + " to " + MOST_ITERATIONS + " iterations, found " + iterations);
        }
        if (decode(parts[2]).length < SALT_OCTETS || decode(parts[3]).length != HASH_BITS / 8) {
            throw new IllegalArgumentException("expected a salt of at least 16 octets and a hash of 32");
        }
        return new PasswordHash(iterations, parts[2], parts[3]);
    }

    /** Parts may stand in another order: what the platform says of a text that is no number quotes it. */
    private static int iterations(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number of iterations after " + SCHEME);
        }
    }

    /** Whether it was derived from that password. Takes the same time for every password. */
    boolean isOf(char[] password) {
        byte[] derived = derive(password, decode(salt), iterations);
        boolean isSame = MessageDigest.isEqual(derived, decode(hash));
        Arrays.fill(derived, (byte) 0);
        return isSame;
    }

    /** As it stands in a file. */
    public String text() {
        return SCHEME + "$" + iterations + "$" + salt + "$" + hash;
    }

    /** Without the hash, from which weak passwords can be guessed. */
    @Override
    public String toString() {
        return SCHEME;
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException("the Java platform has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String encode(byte[] octets) {
        return Base64.getEncoder().withoutPadding().encodeToString(octets);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
