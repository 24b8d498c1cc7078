package org.secf.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;

/** The elliptic curves of RFC 7518 §6.2.1.1. */
@SuppressWarnings("ImmutableEnumChecker") // the JDK's parameters cannot be changed, but do not say so
public enum EcCurve {
    /** Of FIPS 186-5, with 256 bits. */
    P_256("P-256", "secp256r1"),
    /** Of FIPS 186-5, with 384 bits. */
    P_384("P-384", "secp384r1"),
    /** Of FIPS 186-5, with 521 bits. */
    P_521("P-521", "secp521r1");

    private final String jwkName;
    private final ECParameterSpec parameters;

    EcCurve(String jwkName, String jcaName) {
        this.jwkName = jwkName;
        this.parameters = parameters(jcaName);
    }

    static Optional<EcCurve> named(String jwkName) {
        return Arrays.stream(values())
                .filter(curve -> curve.jwkName.equals(jwkName))
                .findFirst();
    }

    /** The curve with exactly these parameters; what only has the same size is another. */
    public static Optional<EcCurve> of(ECParameterSpec parameters) {
        return Arrays.stream(values()).filter(curve -> curve.has(parameters)).findFirst();
    }

    String jwkName() {
        return jwkName;
    }

    ECParameterSpec parameters() {
        return parameters;
    }

    /** How many octets a coordinate has, leading zeros included (RFC 7518 §6.2.1.2). */
    int octets() {
        return (parameters.getCurve().getField().getFieldSize() + 7) / 8;
    }

    /** Whether the point is on the curve. All its points but infinity, which has no coordinates, are of the right order: the cofactor is 1. */
    boolean hasPoint(ECPoint point) {
        BigInteger p = ((ECFieldFp) parameters.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (point.equals(ECPoint.POINT_INFINITY) || !isBelow(x, p) || !isBelow(y, p)) {
            return false;
        }
        BigInteger right = x.pow(3)
                .add(parameters.getCurve().getA().multiply(x))
                .add(parameters.getCurve().getB());
        return y.pow(2).mod(p).equals(right.mod(p));
    }

    private boolean has(ECParameterSpec other) {
        return parameters.getCurve().getField().equals(other.getCurve().getField())
                && parameters.getCurve().getA().equals(other.getCurve().getA())
                && parameters.getCurve().getB().equals(other.getCurve().getB())
                && parameters.getGenerator().equals(other.getGenerator())
                && parameters.getOrder().equals(other.getOrder())
                && parameters.getCofactor() == other.getCofactor();
    }

    private static boolean isBelow(BigInteger value, BigInteger p) {
        return value.signum() >= 0 && value.compareTo(p) < 0;
    }

    private static ECParameterSpec parameters(String jcaName) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(jcaName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + jcaName, e);
        }
    }
}
