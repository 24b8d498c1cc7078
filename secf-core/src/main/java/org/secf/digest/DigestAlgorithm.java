package org.secf.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The hash behind a challenge and its answers (RFC 7616 §3.7 and §6.1). The session variants ({@code -sess}) are not among them. */
public enum DigestAlgorithm {
    /** Broken for signatures, and fast to guess passwords with; for clients that know nothing else. */
    MD5("MD5", "MD5", 16),
    /** What every client of RFC 7616 has. */
    SHA_256("SHA-256", "SHA-256", 32),
    /**
     * SHA-512/256 of FIPS 180-4 §6.7, which is not SHA-512 cut to 256 bits. RFC 7616 §3.9.2 was calculated with the latter; erratum 4897 has the values
     * that we and current clients calculate.
     */
    SHA_512_256("SHA-512-256", "SHA-512/256", 32);

    private final String token;
    private final String platformName;
    private final int octets;

    DigestAlgorithm(String token, String platformName, int octets) {
        this.token = token;
        this.platformName = platformName;
        this.octets = octets;
    }

    /** The name in header fields. */
    public String token() {
        return token;
    }

    /** How long a hash is. */
    public int octets() {
        return octets;
    }

    /** A fresh digest; not for several threads at once. */
    public MessageDigest digest() {
        try {
            return MessageDigest.getInstance(platformName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no " + platformName, e);
        }
    }

    /** The algorithm of that name in a header field, in any case; empty for every other. */
    public static Optional<DigestAlgorithm> named(String token) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** As in header fields. */
    @Override
    public String toString() {
        return token;
    }
}
