package org.secf.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;

/** Keys of Edwards and Montgomery curves as octets, little end first (RFC 8032 §5.1.2, RFC 7748 §5). */
final class OkpPoint {

    private OkpPoint() {}

    /** The octets of a key of that curve. */
    static byte[] encode(OkpCurve curve, PublicKey key) {
        if (key instanceof EdECPublicKey edwards) {
            EdECPoint point = edwards.getPoint();
            byte[] octets = littleEndian(point.getY(), curve.octets());
            if (point.isXOdd()) {
                octets[octets.length - 1] |= (byte) 0x80;
            }
            return octets;
        }
        return littleEndian(((XECPublicKey) key).getU(), curve.octets());
    }

    /**
     * The key of these octets.
     *
     * @throws RefusedJwk when there is no such point, or another encoding of it is the right one
     */
    static PublicKey decode(OkpCurve curve, byte[] octets) throws RefusedJwk {
        try {
            NamedParameterSpec parameters = new NamedParameterSpec(curve.jwkName());
            if (curve.use() == JwkUse.ENCRYPTION) {
                BigInteger u = new BigInteger(1, reversed(octets));
                requireBelow(u, curve);
                return KeyFactory.getInstance("XDH").generatePublic(new XECPublicKeySpec(parameters, u));
            }
            EdECPoint point = edwards(octets);
            requireBelow(point.getY(), curve);
            requirePoint(point, curve);
            return KeyFactory.getInstance("EdDSA").generatePublic(new EdECPublicKeySpec(parameters, point));
        } catch (GeneralSecurityException unreadable) {
            throw new RefusedJwk(JwkReason.POINT_NOT_ON_CURVE, "a point of " + curve.jwkName(), "another");
        }
    }

    private static EdECPoint edwards(byte[] octets) {
        byte[] y = octets.clone();
        boolean isOdd = (y[y.length - 1] & 0x80) != 0;
        y[y.length - 1] &= 0x7f;
        return new EdECPoint(isOdd, new BigInteger(1, reversed(y)));
    }

    private static void requireBelow(BigInteger value, OkpCurve curve) throws RefusedJwk {
        if (value.compareTo(curve.prime()) >= 0) {
            throw new RefusedJwk(
                    JwkReason.MEMBER_MALFORMED, "x below the prime of " + curve.jwkName(), "a greater one");
        }
    }

    /** Whether x² = (1 - y²) / (a - d·y²) has a solution (RFC 8032 §5.1.3 and §5.2.3); where x is 0 there is no odd one. */
    private static void requirePoint(EdECPoint point, OkpCurve curve) throws RefusedJwk {
        BigInteger p = curve.prime();
        boolean is448 = curve == OkpCurve.ED448;
        BigInteger a = is448 ? BigInteger.ONE : BigInteger.ONE.negate();
        BigInteger d = is448
                ? BigInteger.valueOf(-39081)
                : BigInteger.valueOf(-121665)
                        .multiply(BigInteger.valueOf(121666).modInverse(p));
        BigInteger square = point.getY().pow(2).mod(p);
        BigInteger above = BigInteger.ONE.subtract(square);
        BigInteger below = a.subtract(d.multiply(square)).mod(p);
        BigInteger x2 = above.multiply(below.modInverse(p)).mod(p);
        boolean isSquare = x2.modPow(p.shiftRight(1), p).equals(BigInteger.ONE);
        if (x2.signum() == 0 ? point.isXOdd() : !isSquare) {
            throw new RefusedJwk(JwkReason.POINT_NOT_ON_CURVE, "a point of " + curve.jwkName(), "another");
        }
    }

    private static byte[] littleEndian(BigInteger value, int octets) {
        return reversed(UnsignedInteger.octets(value, octets));
    }

    private static byte[] reversed(byte[] octets) {
        byte[] turned = Arrays.copyOf(octets, octets.length);
        for (int i = 0; i < octets.length; i++) {
            turned[i] = octets[octets.length - 1 - i];
        }
        return turned;
    }
}
