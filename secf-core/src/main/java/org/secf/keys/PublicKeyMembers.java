package org.secf.keys;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The members that make a public key what it is (RFC 7638 §3.2), in the order of their names. */
final class PublicKeyMembers {

    private PublicKeyMembers() {}

    /**
     * Names and values.
     *
     * @throws IllegalArgumentException when JSON has no form for the key, or it is too short
     */
    static SortedMap<String, String> of(PublicKey key) {
        if (!KeyStrength.isEnoughOfAnyKind(key)) {
            throw new IllegalArgumentException(
                    "expected " + KeyStrength.EXPECTED_OF_ANY_KIND + ", received " + key.getAlgorithm());
        }
        if (key instanceof RSAPublicKey rsa) {
            return new TreeMap<>(Map.of(
                    "kty", "RSA",
                    "n", Base64Url.encode(UnsignedInteger.octets(rsa.getModulus())),
                    "e", Base64Url.encode(UnsignedInteger.octets(rsa.getPublicExponent()))));
        }
        return key instanceof ECPublicKey ec ? ec(ec) : okp(key);
    }

    private static SortedMap<String, String> ec(ECPublicKey key) {
        EcCurve curve = EcCurve.of(key.getParams())
                .orElseThrow(
                        () -> new IllegalArgumentException("expected P-256, P-384 or P-521, received another curve"));
        ECPoint point = key.getW();
        return new TreeMap<>(Map.of(
                "kty", "EC",
                "crv", curve.jwkName(),
                "x", Base64Url.encode(UnsignedInteger.octets(point.getAffineX(), curve.octets())),
                "y", Base64Url.encode(UnsignedInteger.octets(point.getAffineY(), curve.octets()))));
    }

    private static SortedMap<String, String> okp(PublicKey key) {
        OkpCurve curve = OkpCurve.of(key).orElseThrow();
        return new TreeMap<>(
                Map.of("kty", "OKP", "crv", curve.jwkName(), "x", Base64Url.encode(OkpPoint.encode(curve, key))));
    }
}
