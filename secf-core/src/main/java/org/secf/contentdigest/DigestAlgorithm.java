package org.secf.contentdigest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.secf.crypto.Crypto;

/** The digests that count, the strongest first (RFC 9530 §5). MD5, SHA-1 and checksums never do. */
public enum DigestAlgorithm {
    SHA_512("sha-512", "SHA-512", 64),
    SHA_256("sha-256", "SHA-256", 32);

    private final String key;
    private final String jcaName;
    private final int octets;

    DigestAlgorithm(String key, String jcaName, int octets) {
        this.key = key;
        this.jcaName = jcaName;
        this.octets = octets;
    }

    /** As it stands in the field. */
    public String key() {
        return key;
    }

    static Optional<DigestAlgorithm> named(String key) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.key.equals(key))
                .findFirst();
    }

    int octets() {
        return octets;
    }

    MessageDigest digest(Crypto crypto) {
        try {
            return crypto.digest(jcaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + jcaName, e);
        }
    }
}
