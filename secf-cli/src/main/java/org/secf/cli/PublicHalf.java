package org.secf.cli;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KeyAgreement;
import org.secf.keys.KeyKind;

/** The public key that belongs to a private one: PEM (PKCS#8) has the private one alone. */
final class PublicHalf {

    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private PublicHalf() {}

    /**
     * The other half.
     *
     * @throws GeneralSecurityException for a key that is neither RSA, EC nor Ed25519, or that does not tell enough
     */
    static PublicKey of(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        }
        if (key instanceof ECPrivateKey ec) {
            return ec(ec);
        }
        if (key instanceof EdECPrivateKey edwards && edwards.getBytes().isPresent()) {
            return edwards(edwards.getBytes().get());
        }
        throw new GeneralSecurityException(
                "expected a private key of kind RSA, EC or Ed25519, found " + key.getAlgorithm());
    }

    /** Whether what the private half signs the public one verifies. */
    static boolean isPair(KeyPair pair) throws GeneralSecurityException {
        String algorithm = KeyKind.signatureOf(pair.getPublic())
                .orElseThrow(() -> new GeneralSecurityException(
                        "expected RSA, EC or Ed25519, found " + pair.getPublic().getAlgorithm()));
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(PROBE);
        byte[] signed = signer.sign();
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(pair.getPublic());
        verifier.update(PROBE);
        try {
            return verifier.verify(signed);
        } catch (SignatureException otherLength) {
            return false;
        }
    }

    /** Agreeing with the generator gives the first coordinate; of the two points that have it, one verifies. */
    private static PublicKey ec(ECPrivateKey key) throws GeneralSecurityException {
        ECParameterSpec curve = key.getParams();
        KeyFactory keys = KeyFactory.getInstance("EC");
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(keys.generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve)), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        for (BigInteger y : ordinates(x, curve)) {
            PublicKey half = keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
            if (isPair(new KeyPair(half, key))) {
                return half;
            }
        }
        throw new GeneralSecurityException("expected a private key on P-256, P-384 or P-521");
    }

    /** The prime of each curve of NIST is one less than a multiple of four. */
    private static List<BigInteger> ordinates(BigInteger x, ECParameterSpec curve) throws GeneralSecurityException {
        if (!(curve.getCurve().getField() instanceof ECFieldFp field)
                || !field.getP().testBit(1)) {
            throw new GeneralSecurityException("expected a private key on P-256, P-384 or P-521");
        }
        BigInteger p = field.getP();
        BigInteger square = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(p);
        BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        return List.of(y, p.subtract(y));
    }

    /** The platform makes a pair of what it takes for randomness. */
    private static PublicKey edwards(byte[] seed) throws GeneralSecurityException {
        try {
            KeyPairGenerator made = KeyPairGenerator.getInstance("Ed25519");
            made.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            return made.generateKeyPair().getPublic();
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Says what was drawn before. */
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] octets;

        Drawn(byte[] octets) {
            this.octets = octets.clone();
        }

        @Override
        public void nextBytes(byte[] asked) {
            System.arraycopy(octets, 0, asked, 0, asked.length);
        }
    }
}
