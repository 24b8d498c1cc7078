package org.secf.saml.model;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;

/** The curves of ECDSA in SAML (FIPS 186-4 §D.1.2), told by their numbers, since a key does not always carry the name. */
public enum NamedCurve {
    P_256(
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
    P_384(
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"),
    P_521(
            "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e1"
                    + "56193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
            "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                    + "a51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409");

    private static final int HEXADECIMAL = 16;

    private final BigInteger coefficient;
    private final BigInteger order;

    NamedCurve(String coefficient, String order) {
        this.coefficient = new BigInteger(coefficient, HEXADECIMAL);
        this.order = new BigInteger(order, HEXADECIMAL);
    }

    /** Whether a key is a point of it. */
    boolean isOf(ECPublicKey key) {
        return coefficient.equals(key.getParams().getCurve().getB())
                && order.equals(key.getParams().getOrder());
    }

    /** As people write it. */
    String shown() {
        return name().replace('_', '-');
    }
}
