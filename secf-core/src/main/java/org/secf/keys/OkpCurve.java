package org.secf.keys;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The curves of RFC 8037 §2: those that sign and those that agree on keys. */
enum OkpCurve {
    ED25519("Ed25519", 32, JwkUse.SIGNATURE, Primes.P25519),
    ED448("Ed448", 57, JwkUse.SIGNATURE, Primes.P448),
    X25519("X25519", 32, JwkUse.ENCRYPTION, Primes.P25519),
    X448("X448", 56, JwkUse.ENCRYPTION, Primes.P448);

    private final String jwkName;
    private final int octets;
    private final JwkUse use;
    private final BigInteger prime;

    OkpCurve(String jwkName, int octets, JwkUse use, BigInteger prime) {
        this.jwkName = jwkName;
        this.octets = octets;
        this.use = use;
        this.prime = prime;
    }

    static Optional<OkpCurve> named(String name) {
        return Arrays.stream(values())
                .filter(curve -> curve.jwkName.equals(name))
                .findFirst();
    }

    static Optional<OkpCurve> of(PublicKey key) {
        if (key instanceof EdECPublicKey edwards) {
            return named(edwards.getParams().getName());
        }
        return key instanceof XECPublicKey montgomery && montgomery.getParams() instanceof NamedParameterSpec spec
                ? named(spec.getName())
                : Optional.empty();
    }

    String jwkName() {
        return jwkName;
    }

    /** How long an encoded key is. */
    int octets() {
        return octets;
    }

    /** The one thing keys of this curve are for. */
    JwkUse use() {
        return use;
    }

    /** The prime of the field. */
    BigInteger prime() {
        return prime;
    }

    /** The primes of RFC 7748 §4. */
    private static final class Primes {
        static final BigInteger P25519 = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        static final BigInteger P448 =
                BigInteger.TWO.pow(448).subtract(BigInteger.TWO.pow(224)).subtract(BigInteger.ONE);
    }
}
