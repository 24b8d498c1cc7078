package org.secf.hpke;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import org.secf.verdict.Verdict;

/** The points of P-256 and their octets (SEC 1 §2.3). Reckons with public values alone: its time depends on them. */
final class P256Curve {

    /** Octets of a coordinate, and of a private key. */
    static final int OCTETS = 32;

    private static final int POINT_OCTETS = 1 + 2 * OCTETS;
    private static final byte UNCOMPRESSED = 4;
    private static final BigInteger TWO = BigInteger.TWO;

    private final BigInteger prime;
    private final BigInteger a;
    private final BigInteger b;

    P256Curve(EllipticCurve curve) {
        this.prime = ((ECFieldFp) curve.getField()).getP();
        this.a = curve.getA();
        this.b = curve.getB();
    }

    /** The point, validated as NIST SP 800-56A §5.6.2.3.4 asks: the curve's order is prime, so on the curve is in the group. */
    Verdict<ECPoint> point(byte[] octets) {
        if (octets.length != POINT_OCTETS || octets[0] != UNCOMPRESSED) {
            return Verdict.rejected(
                    HpkeReason.MALFORMED_PUBLIC_KEY,
                    POINT_OCTETS + " octets, of which the first is 4",
                    octets.length + " octets" + (octets.length == 0 ? "" : ", of which the first is " + octets[0]));
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(octets, 1, 1 + OCTETS));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(octets, 1 + OCTETS, POINT_OCTETS));
        ECPoint point = new ECPoint(x, y);
        return isOnCurve(point) ? Verdict.accepted(point) : invalid("another");
    }

    /** The octets of a point from elsewhere, which need not be on the curve; whoever reads them looks. */
    Verdict<byte[]> octets(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return invalid("the point at infinity");
        }
        if (!isCoordinate(point.getAffineX()) || !isCoordinate(point.getAffineY())) {
            return invalid("a coordinate out of range");
        }
        return Verdict.accepted(Octets.concat(
                new byte[] {UNCOMPRESSED},
                Octets.bigEndian(point.getAffineX(), OCTETS),
                Octets.bigEndian(point.getAffineY(), OCTETS)));
    }

    /** One of the two points with this first coordinate. The prime leaves 3 when divided by 4, so the root is a power. */
    ECPoint lift(BigInteger x) {
        BigInteger y = right(x).modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
        return new ECPoint(x, y);
    }

    /** The first coordinate of the sum of two points that have different ones. */
    BigInteger firstOfSum(ECPoint one, ECPoint other) {
        BigInteger rise = one.getAffineY().subtract(other.getAffineY());
        BigInteger run = one.getAffineX().subtract(other.getAffineX());
        BigInteger slope = rise.multiply(run.modInverse(prime));
        return slope.modPow(TWO, prime)
                .subtract(one.getAffineX())
                .subtract(other.getAffineX())
                .mod(prime);
    }

    ECPoint negative(ECPoint point) {
        return new ECPoint(point.getAffineX(), prime.subtract(point.getAffineY()));
    }

    private boolean isOnCurve(ECPoint point) {
        return isCoordinate(point.getAffineX())
                && isCoordinate(point.getAffineY())
                && point.getAffineY().modPow(TWO, prime).equals(right(point.getAffineX()));
    }

    private boolean isCoordinate(BigInteger number) {
        return number.signum() >= 0 && number.compareTo(prime) < 0;
    }

    /** x³ + ax + b. */
    private BigInteger right(BigInteger x) {
        return x.modPow(TWO, prime).add(a).multiply(x).add(b).mod(prime);
    }

    private static <T> Verdict<T> invalid(String received) {
        return Verdict.rejected(HpkeReason.INVALID_PUBLIC_KEY, "a point of P-256", received);
    }
}
