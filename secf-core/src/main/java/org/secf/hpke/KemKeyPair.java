package org.secf.hpke;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.secf.verdict.Verdict;

/** A private key with the public key that belongs to it: a recipient's, or that of a sender who proves to be the one. */
public final class KemKeyPair {

    /** The least key material to derive a pair from, in octets: Nsk of both encapsulations (RFC 9180 §7.1.3). */
    public static final int LEAST_KEY_MATERIAL = 32;

    private final PrivateKey privateKey;
    private final KemPublicKey publicKey;

    private KemKeyPair(PrivateKey privateKey, KemPublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** GenerateKeyPair (§4). */
    public static KemKeyPair generate(HpkeKem kem, SecureRandom random) {
        return ours(kem, kem.group().generate(random));
    }

    /**
     * DeriveKeyPair (§7.1.3): the same pair whenever the key material is the same.
     *
     * @param keyMaterial secret; as hard to guess as the private key shall be
     * @throws IllegalArgumentException when it has less than {@link #LEAST_KEY_MATERIAL} octets
     */
    public static KemKeyPair derive(HpkeKem kem, byte[] keyMaterial) {
        if (keyMaterial.length < LEAST_KEY_MATERIAL) {
            throw new IllegalArgumentException("expected key material of at least " + LEAST_KEY_MATERIAL
                    + " octets, received " + keyMaterial.length);
        }
        return ours(kem, kem.group().derive(LabeledKdf.of(kem, Primitives.JDK), keyMaterial));
    }

    /**
     * The platform's keys, such as those of a key store.
     *
     * @return refused with {@link HpkeReason#WRONG_KEY_TYPE}, {@link HpkeReason#INVALID_PUBLIC_KEY}, or
     *     {@link HpkeReason#KEY_PAIR_MISMATCH} when they do not belong together or the private key cannot be used
     */
    public static Verdict<KemKeyPair> of(HpkeKem kem, KeyPair pair) {
        return KemPublicKey.of(kem, pair.getPublic())
                .then(validated -> kem.group().isPair(pair.getPrivate(), validated.key())
                        ? Verdict.accepted(new KemKeyPair(pair.getPrivate(), validated))
                        : Verdict.rejected(
                                HpkeReason.KEY_PAIR_MISMATCH,
                                "the private key of the public key",
                                "another for " + pair.getPrivate().getAlgorithm()));
    }

    /** What others may know of it. */
    public KemPublicKey publicKey() {
        return publicKey;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    private static KemKeyPair ours(HpkeKem kem, KeyPair pair) {
        return KemPublicKey.of(kem, pair.getPublic())
                .fold(publicKey -> new KemKeyPair(pair.getPrivate(), publicKey), rejection -> {
                    throw new IllegalStateException("a key pair of our own was refused: " + rejection.detail());
                });
    }
}
