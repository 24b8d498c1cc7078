package org.secf.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;

/** Makes public keys from the members that RFC 7518 §6 and RFC 8037 §2 give them. */
final class PublicKeyReader {

    /** Beyond this a verification only costs time. */
    private static final int MOST_RSA_BITS = 8192;

    private static final int MOST_EXPONENT_BITS = 64;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private PublicKeyReader() {}

    static PublicKey read(JwkMembers members) throws RefusedJwk {
        String kind = members.text("kty").orElse("none");
        return switch (kind) {
            case "RSA" -> rsa(members.number("n"), members.number("e"));
            case "EC" -> ec(members);
            case "OKP" -> okp(members);
            default -> throw new RefusedJwk(JwkReason.KEY_TYPE_UNKNOWN, "kty RSA, EC or OKP", kind);
        };
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws RefusedJwk {
        boolean isHonest = modulus.testBit(0)
                && modulus.bitLength() <= MOST_RSA_BITS
                && exponent.testBit(0)
                && exponent.compareTo(THREE) >= 0
                && exponent.bitLength() <= MOST_EXPONENT_BITS;
        if (!isHonest) {
            throw new RefusedJwk(
                    JwkReason.RSA_NUMBERS,
                    "an odd modulus of at most " + MOST_RSA_BITS + " bits and an odd exponent from 3 to 64 bits",
                    modulus.bitLength() + " bits, exponent of " + exponent.bitLength());
        }
        PublicKey key = make("RSA", new RSAPublicKeySpec(modulus, exponent));
        if (!KeyStrength.isEnough(key)) {
            throw new RefusedJwk(JwkReason.KEY_TOO_SHORT, KeyStrength.EXPECTED, "RSA of " + modulus.bitLength());
        }
        return key;
    }

    private static PublicKey ec(JwkMembers members) throws RefusedJwk {
        String name = members.required("crv");
        EcCurve curve = EcCurve.named(name)
                .orElseThrow(() -> new RefusedJwk(JwkReason.CURVE_UNKNOWN, "P-256, P-384 or P-521", name));
        ECPoint point = new ECPoint(coordinate(members, "x", curve), coordinate(members, "y", curve));
        if (!curve.hasPoint(point)) {
            throw new RefusedJwk(JwkReason.POINT_NOT_ON_CURVE, "a point of " + name, "another");
        }
        return make("EC", new ECPublicKeySpec(point, curve.parameters()));
    }

    private static BigInteger coordinate(JwkMembers members, String name, EcCurve curve) throws RefusedJwk {
        return new BigInteger(1, members.octets(name, curve.octets()));
    }

    private static PublicKey okp(JwkMembers members) throws RefusedJwk {
        String name = members.required("crv");
        OkpCurve curve = OkpCurve.named(name)
                .orElseThrow(() -> new RefusedJwk(JwkReason.CURVE_UNKNOWN, "Ed25519, Ed448, X25519 or X448", name));
        return OkpPoint.decode(curve, members.octets("x", curve.octets()));
    }

    private static PublicKey make(String algorithm, KeySpec spec) throws RefusedJwk {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new RefusedJwk(JwkReason.MEMBER_MALFORMED, "a key of kind " + algorithm, e.toString());
        }
    }
}
