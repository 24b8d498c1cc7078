package org.secf.keys;

import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** How the key that encrypts the content comes about (RFC 7518 §4.1). A key is used with one of them only (RFC 8725 §3.1). */
public enum SealAlgorithm {
    /** Agreed on with a key made for this one message; it encrypts the content itself (RFC 7518 §4.6). Keys on P-256. */
    ECDH_ES("ECDH-ES"),
    /** Drawn at random, wrapped by a key that was agreed on (RFC 7518 §4.6). Keys on P-256. */
    ECDH_ES_A256KW("ECDH-ES+A256KW"),
    /** Drawn at random, encrypted to an RSA key (RFC 7518 §4.3). */
    RSA_OAEP_256("RSA-OAEP-256"),
    /**
     * A key that both sides have had before encrypts the content itself (RFC 7518 §4.5). Keys for AES of 256 bits. Each message has a random nonce, so a key is
     * for fewer than 2^32 messages (NIST SP 800-38D §8.3).
     */
    DIR("dir");

    private static final Set<String> EC = Set.of("EC", "ECDH");
    private static final int DIRECT_KEY_OCTETS = 32;

    private final String joseName;

    SealAlgorithm(String joseName) {
        this.joseName = joseName;
    }

    /** The value of the header parameter {@code alg}. */
    public String joseName() {
        return joseName;
    }

    /**
     * The one that public keys of this kind are used with where nothing else was said: {@code ECDH-ES+A256KW} on P-256, {@code RSA-OAEP-256} for RSA. Empty for
     * others and for weak ones.
     */
    public static Optional<SealAlgorithm> usualOf(PublicKey key) {
        return Stream.of(ECDH_ES_A256KW, RSA_OAEP_256)
                .filter(algorithm -> algorithm.isFor(key))
                .findFirst();
    }

    /** The algorithm of that name, if it is one of ours. */
    public static Optional<SealAlgorithm> named(String joseName) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.joseName.equals(joseName))
                .findFirst();
    }

    /** Whether a public key is of the right kind and strong enough to seal to it by this algorithm. */
    public boolean isFor(PublicKey key) {
        return fits(key) && isEnough(key);
    }

    /** Whether nothing is sent in place of the encrypted key (RFC 7516 §5.1). */
    public boolean isDirect() {
        return this == ECDH_ES || this == DIR;
    }

    /** Whether keys are agreed on with a key made for this one message, which is sent along. */
    public boolean isAgreement() {
        return this == ECDH_ES || this == ECDH_ES_A256KW;
    }

    /** What a key must be, for errors. */
    String expected() {
        return switch (this) {
            case ECDH_ES, ECDH_ES_A256KW -> joseName + ": a key on P-256";
            case RSA_OAEP_256 -> joseName + ": an RSA key of at least 2048 bits";
            case DIR -> joseName + ": a secret key for AES of 256 bits";
        };
    }

    /** Whether a public key is strong enough; a secret one is by its length. */
    boolean isEnough(Key key) {
        return this == DIR || (key instanceof PublicKey known && KeyStrength.isEnough(known));
    }

    /** Whether the key can open what was sealed: the private half, or the secret that both sides have. */
    boolean opens(Key key) {
        return fits(key) && (this == DIR || key instanceof PrivateKey);
    }

    /** Whether the key is of the right kind; one that shows no parameters, as in hardware, is believed to be on the right curve. */
    boolean fits(Key key) {
        return switch (this) {
            case ECDH_ES, ECDH_ES_A256KW -> isOnP256(key);
            case RSA_OAEP_256 -> key.getAlgorithm().equals("RSA");
            case DIR -> key instanceof SecretKey secret && isForAes256(secret);
        };
    }

    private static boolean isOnP256(Key key) {
        return EC.contains(key.getAlgorithm())
                && (!(key instanceof ECKey ec)
                        || EcCurve.of(ec.getParams())
                                .filter(EcCurve.P_256::equals)
                                .isPresent());
    }

    /** A key in hardware shows no octets and is believed. */
    private static boolean isForAes256(SecretKey key) {
        byte[] octets = key.getEncoded();
        if (octets == null) {
            return key.getAlgorithm().equals("AES");
        }
        Arrays.fill(octets, (byte) 0);
        return key.getAlgorithm().equals("AES") && octets.length == DIRECT_KEY_OCTETS;
    }
}
