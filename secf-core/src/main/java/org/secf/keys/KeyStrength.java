package org.secf.keys;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Which keys are long enough (SDP-MD06, SDP-MD07). */
public final class KeyStrength {

    /** What is said where a key is too short. */
    public static final String EXPECTED = "RSA of at least 2048 bits or EC of at least 256";

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;

    private KeyStrength() {}

    /** Whether the key is of a kind that we know, and long enough. */
    public static boolean isEnough(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        return key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
    }
}
