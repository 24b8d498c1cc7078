package org.secf.keys;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Which keys are long enough (SDP-MD06, SDP-MD07), and short enough that no signature by them costs more than a few of others. */
public final class KeyStrength {

    /** What is said where a key is not enough. */
    public static final String EXPECTED =
            "RSA of at least 2048 bits (8192 at most, and 64 of its exponent) or EC of at least 256";

    /** What is said where keys of RFC 8037 are taken too. */
    public static final String EXPECTED_OF_ANY_KIND = EXPECTED + ", or Ed25519, Ed448, X25519 or X448";

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final int MOST_EXPONENT_BITS = 64;
    private static final int LEAST_EC_BITS = 256;

    private KeyStrength() {}

    /** Whether the key is RSA or EC, the kinds that SAML and client certificates know, long enough, and no longer than any honest one. */
    public static boolean isEnough(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits >= LEAST_RSA_BITS
                    && bits <= MOST_RSA_BITS
                    && rsa.getPublicExponent().bitLength() <= MOST_EXPONENT_BITS;
        }
        return key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
    }

    /** Whether the key is enough by {@link #isEnough}, or of a curve of RFC 8037, all of which are; what the key is for is not asked. */
    public static boolean isEnoughOfAnyKind(PublicKey key) {
        return isEnough(key) || OkpCurve.of(key).isPresent();
    }
}
