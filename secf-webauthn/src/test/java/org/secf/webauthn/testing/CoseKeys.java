package org.secf.webauthn.testing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Public keys as authenticators write them (RFC 9052 §7, RFC 9053 §7, RFC 8230 §4). */
final class CoseKeys {

    private CoseKeys() {}

    static Map<Object, Object> of(KeyPair pair) {
        return pair.getPublic() instanceof ECPublicKey ec ? of(ec) : of((RSAPublicKey) pair.getPublic());
    }

    private static Map<Object, Object> of(ECPublicKey key) {
        int size = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        Map<Object, Object> cose = new LinkedHashMap<>();
        cose.put(1, 2);
        cose.put(3, size == 32 ? -7 : -35);
        cose.put(-1, size == 32 ? 1 : 2);
        cose.put(-2, fixed(key.getW().getAffineX(), size));
        cose.put(-3, fixed(key.getW().getAffineY(), size));
        return cose;
    }

    private static Map<Object, Object> of(RSAPublicKey key) {
        Map<Object, Object> cose = new LinkedHashMap<>();
        cose.put(1, 3);
        cose.put(3, -257);
        cose.put(-1, fixed(key.getModulus(), (key.getModulus().bitLength() + 7) / 8));
        cose.put(-2, fixed(key.getPublicExponent(), 3));
        return cose;
    }

    private static byte[] fixed(BigInteger number, int size) {
        byte[] octets = number.toByteArray();
        byte[] fixed = new byte[size];
        int surplus = Math.max(0, octets.length - size);
        System.arraycopy(octets, surplus, fixed, size - octets.length + surplus, octets.length - surplus);
        return fixed;
    }
}
