package org.secf.oauth.mint;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import org.secf.oauth.testing.TestKeys;

/**
 * A key on P-256 for which one digest has a signature with s = 1, so that s + n still has 32 octets. It is made backwards: Q = r⁻¹(s·R − h·G).
 *
 * @param key the public key
 * @param r of the signature; s is 1
 */
record CraftedKey(PublicKey key, BigInteger r) {

    private static final ECParameterSpec SPEC = ((ECPublicKey) TestKeys.P_256.getPublic()).getParams();
    private static final EllipticCurve CURVE = SPEC.getCurve();
    private static final BigInteger P = ((ECFieldFp) CURVE.getField()).getP();

    /** The order of the curve. */
    static final BigInteger N = SPEC.getOrder();

    static CraftedKey of(byte[] digest) {
        KeyPair once = TestKeys.ec("secp256r1");
        ECPoint point = ((ECPublicKey) once.getPublic()).getW();
        BigInteger r = point.getAffineX().mod(N);
        BigInteger s = ((ECPrivateKey) once.getPrivate()).getS();
        BigInteger h = new BigInteger(1, digest);
        // With k = s of the pair: 1 = k⁻¹(h + r·d), so d = (k − h)·r⁻¹.
        BigInteger secret = s.subtract(h).multiply(r.modInverse(N)).mod(N);
        try {
            return new CraftedKey(
                    KeyFactory.getInstance("EC")
                            .generatePublic(new ECPublicKeySpec(times(SPEC.getGenerator(), secret), SPEC)),
                    r);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static ECPoint times(ECPoint point, BigInteger number) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = number.bitLength() - 1; bit >= 0; bit--) {
            sum = plus(sum, sum);
            if (number.testBit(bit)) {
                sum = plus(sum, point);
            }
        }
        return sum;
    }

    private static ECPoint plus(ECPoint one, ECPoint other) {
        if (one.equals(ECPoint.POINT_INFINITY)) {
            return other;
        }
        if (other.equals(ECPoint.POINT_INFINITY)) {
            return one;
        }
        BigInteger x = one.getAffineX();
        BigInteger y = one.getAffineY();
        BigInteger slope = one.equals(other)
                ? x.pow(2)
                        .multiply(BigInteger.valueOf(3))
                        .add(CURVE.getA())
                        .multiply(y.shiftLeft(1).modInverse(P))
                : other.getAffineY()
                        .subtract(y)
                        .multiply(other.getAffineX().subtract(x).mod(P).modInverse(P));
        BigInteger sumX = slope.pow(2).subtract(x).subtract(other.getAffineX()).mod(P);
        return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(P));
    }
}
