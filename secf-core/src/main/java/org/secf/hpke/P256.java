package org.secf.hpke;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.function.IntFunction;
import javax.crypto.KeyAgreement;
import org.secf.crypto.Crypto;
import org.secf.verdict.Verdict;

/** Diffie-Hellman on the curve P-256. */
final class P256 implements DhGroup {

    private static final String NAME = "secp256r1";
    private static final String ECDH = "ECDH";
    private static final int MOST_CANDIDATES = 256;

    private final ECParameterSpec parameters;
    private final P256Curve curve;
    private final Crypto crypto;

    P256(Crypto crypto) {
        this.crypto = crypto;
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(NAME));
            parameters = named.getParameterSpec(ECParameterSpec.class);
            curve = new P256Curve(parameters.getCurve());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public KeyPair derive(LabeledKdf kdf, byte[] keyMaterial) {
        byte[] key = kdf.extract(LabeledKdf.EMPTY, "dkp_prk", keyMaterial);
        try {
            BigInteger scalar =
                    scalar(counter -> kdf.expand(key, "candidate", new byte[] {(byte) counter}, P256Curve.OCTETS));
            return new KeyPair(key(multiplied(scalar)), key(scalar));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The first candidate that is a private key; that there is none among 256 does not happen (§7.1.3). */
    BigInteger scalar(IntFunction<byte[]> candidates) {
        for (int counter = 0; counter < MOST_CANDIDATES; counter++) {
            byte[] candidate = candidates.apply(counter);
            BigInteger scalar = new BigInteger(1, candidate);
            Arrays.fill(candidate, (byte) 0);
            if (scalar.signum() > 0 && scalar.compareTo(parameters.getOrder()) < 0) {
                return scalar;
            }
        }
        throw new IllegalStateException("no key pair comes of this key material; take other");
    }

    @Override
    public Verdict<PublicKey> parse(byte[] octets) {
        return curve.point(octets).map(point -> {
            try {
                return key(point);
            } catch (GeneralSecurityException e) {
                throw missing(e);
            }
        });
    }

    @Override
    public Verdict<byte[]> serialize(PublicKey key) {
        if (!(key instanceof ECPublicKey known) || !isP256(known.getParams())) {
            return Verdict.rejected(HpkeReason.WRONG_KEY_TYPE, "a key on P-256", "one for " + key.getAlgorithm());
        }
        return curve.octets(known.getW());
    }

    @Override
    public Verdict<byte[]> agree(PrivateKey own, PublicKey other) {
        try {
            return Verdict.accepted(secret(own, other));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** By the first coordinate, which is all that the platform shows; with the mirrored point beside it nothing would open. */
    @Override
    public boolean isPair(PrivateKey own, PublicKey validated) {
        try {
            byte[] generated = secret(own, key(parameters.getGenerator()));
            return validated instanceof ECPublicKey known
                    && MessageDigest.isEqual(
                            generated, Octets.bigEndian(known.getW().getAffineX(), P256Curve.OCTETS));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * The generator times {@code scalar}. The platform multiplies, which it does without betraying the scalar by time; but it shows the first
     * coordinate alone. Which of the two points it is, the neighbour tells.
     */
    ECPoint multiplied(BigInteger scalar) throws GeneralSecurityException {
        ECPoint generator = parameters.getGenerator();
        if (scalar.equals(BigInteger.ONE)) {
            return generator;
        }
        BigInteger next = scalar.add(BigInteger.ONE);
        if (next.equals(parameters.getOrder())) {
            return curve.negative(generator);
        }
        ECPoint candidate = curve.lift(first(scalar));
        return curve.firstOfSum(candidate, generator).equals(first(next)) ? candidate : curve.negative(candidate);
    }

    private BigInteger first(BigInteger scalar) throws GeneralSecurityException {
        return new BigInteger(1, secret(key(scalar), key(parameters.getGenerator())));
    }

    private boolean isP256(ECParameterSpec other) {
        return other.getCurve().equals(parameters.getCurve())
                && other.getGenerator().equals(parameters.getGenerator())
                && other.getOrder().equals(parameters.getOrder());
    }

    private PublicKey key(ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
    }

    private PrivateKey key(BigInteger scalar) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, parameters));
    }

    private byte[] secret(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = crypto.keyAgreement(ECDH);
        agreement.init(crypto.key(ECDH, own));
        agreement.doPhase(crypto.key(ECDH, other), true);
        try {
            return agreement.generateSecret();
        } catch (IllegalStateException e) {
            // So the platform says that the private key is zero, or another that leads to the point at infinity.
            throw new InvalidKeyException("the private key leads to no secret", e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("no provider of this platform can do ECDH on P-256", e);
    }
}
