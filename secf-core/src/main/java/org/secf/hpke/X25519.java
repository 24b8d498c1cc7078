package org.secf.hpke;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.secf.crypto.Crypto;
import org.secf.verdict.Verdict;

/** X25519 (RFC 7748 §5). Every string of 32 octets is a public key; a key of small order shows in the agreed secret. */
final class X25519 implements DhGroup {

    private static final String NAME = "X25519";
    private static final int OCTETS = 32;
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger GENERATOR = BigInteger.valueOf(9);

    private final Crypto crypto;

    X25519(Crypto crypto) {
        this.crypto = crypto;
    }

    @Override
    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.X25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public KeyPair derive(LabeledKdf kdf, byte[] keyMaterial) {
        byte[] key = kdf.extract(LabeledKdf.EMPTY, "dkp_prk", keyMaterial);
        byte[] scalar = kdf.expand(key, "sk", LabeledKdf.EMPTY, OCTETS);
        try {
            PrivateKey own = KeyFactory.getInstance(NAME)
                    .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
            return new KeyPair(key(coordinate(secret(own, key(GENERATOR)))), own);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(scalar, (byte) 0);
        }
    }

    @Override
    public Verdict<PublicKey> parse(byte[] octets) {
        if (octets.length != OCTETS) {
            return Verdict.rejected(HpkeReason.MALFORMED_PUBLIC_KEY, OCTETS + " octets", octets.length + " octets");
        }
        try {
            return Verdict.accepted(key(coordinate(octets)));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    @Override
    public Verdict<byte[]> serialize(PublicKey key) {
        if (!(key instanceof XECPublicKey known)
                || !(known.getParams() instanceof NamedParameterSpec curve)
                || !curve.getName().equalsIgnoreCase(NAME)) {
            return Verdict.rejected(HpkeReason.WRONG_KEY_TYPE, "a key for " + NAME, "one for " + key.getAlgorithm());
        }
        return Verdict.accepted(octets(known));
    }

    @Override
    public Verdict<byte[]> agree(PrivateKey own, PublicKey other) {
        try {
            return refuseZero(secret(own, other));
        } catch (InvalidKeyException e) {
            // The platform refuses keys of small order before it answers; our own keys have been tried before.
            return zero();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** For providers that answer with zeros (RFC 7748 §6.1); without branching on any single octet. */
    static Verdict<byte[]> refuseZero(byte[] secret) {
        return MessageDigest.isEqual(secret, new byte[secret.length]) ? zero() : Verdict.accepted(secret);
    }

    @Override
    public boolean isPair(PrivateKey own, PublicKey validated) {
        try {
            return validated instanceof XECPublicKey known
                    && MessageDigest.isEqual(secret(own, key(GENERATOR)), octets(known));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Verdict<byte[]> zero() {
        return Verdict.rejected(HpkeReason.ZERO_SHARED_SECRET, "a public key of large order", "one of small order");
    }

    private static byte[] octets(XECPublicKey key) {
        return Octets.reversed(Octets.bigEndian(key.getU().mod(PRIME), OCTETS));
    }

    /** The highest bit does not count, and a number beyond the prime stands for its remainder (RFC 7748 §5). */
    private static BigInteger coordinate(byte[] octets) {
        byte[] bigEndian = Octets.reversed(octets);
        bigEndian[0] &= 0x7F;
        return new BigInteger(1, bigEndian).mod(PRIME);
    }

    private static PublicKey key(BigInteger coordinate) throws GeneralSecurityException {
        return KeyFactory.getInstance(NAME).generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, coordinate));
    }

    private byte[] secret(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = crypto.keyAgreement(NAME);
        try {
            agreement.init(crypto.key(NAME, own));
            agreement.doPhase(crypto.key(NAME, other), true);
            return agreement.generateSecret();
        } catch (IllegalStateException e) {
            // So some providers say that a key is of small order.
            throw new InvalidKeyException("the keys lead to no secret", e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("no provider of this platform can do " + NAME + " (RFC 7748)", e);
    }
}
