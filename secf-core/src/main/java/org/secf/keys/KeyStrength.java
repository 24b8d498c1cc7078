package org.secf.keys;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Which keys are long enough (SDP-MD06, SDP-MD07). */
public final class KeyStrength {

    /** What is said where a key is too short. */
    public static final String EXPECTED = "RSA of at least 2048 bits or EC of at least 256";

    /** What is said where keys of RFC 8037 are taken too. */
    public static final String EXPECTED_OF_ANY_KIND = EXPECTED + ", or Ed25519, Ed448, X25519 or X448";

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;

    private KeyStrength() {}

    /** Whether the key is RSA or EC, the kinds that SAML and client certificates know, and long enough. */
    public static boolean isEnough(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        return key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
    }

    /** Whether the key is enough by {@link #isEnough}, or of a curve of RFC 8037, all of which are; what the key is for is not asked. */
    public static boolean isEnoughOfAnyKind(PublicKey key) {
        return isEnough(key) || OkpCurve.of(key).isPresent();
    }
}
