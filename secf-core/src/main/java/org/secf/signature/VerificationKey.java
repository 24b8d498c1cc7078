package org.secf.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.keys.EcdsaNumbers;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;

/** A key by which signatures of somebody are verified, and what it is for. Prepared once; for any number of threads. */
public final class VerificationKey {

    private final String owner;
    private final Optional<String> thumbprint;
    private final Map<SignatureAlgorithm, Proof> proofs = new EnumMap<>(SignatureAlgorithm.class);

    /** One operation with the key. */
    @FunctionalInterface
    private interface Proof {
        boolean proves(byte[] signature, byte[] content) throws GeneralSecurityException;
    }

    private VerificationKey(String owner, Optional<String> thumbprint) {
        this.owner = owner;
        this.thumbprint = thumbprint;
    }

    /**
     * A public key.
     *
     * @param algorithms those that it is for; one is best
     * @param owner whose signatures it proves
     * @throws IllegalArgumentException when the key is too short, or not of the kind that an algorithm needs
     */
    public static VerificationKey of(Crypto crypto, PublicKey key, Set<SignatureAlgorithm> algorithms, String owner) {
        VerificationKey made = new VerificationKey(owner, Optional.of(Thumbprint.of(key)));
        for (SignatureAlgorithm algorithm : required(algorithms)) {
            if (!algorithm.fits(key)) {
                throw new IllegalArgumentException(
                        "a key for %s is needed, long enough, not one of %s".formatted(algorithm, key.getAlgorithm()));
            }
            PublicKey prepared = crypto.key(algorithm.jcaName(), key);
            made.proofs.put(algorithm, (signature, content) -> {
                if (!EcdsaNumbers.areInRange(signature, key)) {
                    return false;
                }
                Signature verifier = algorithm.instance(crypto);
                verifier.initVerify(prepared);
                verifier.update(content);
                return verifier.verify(signature);
            });
        }
        return made;
    }

    /**
     * A public key in JSON, for the algorithm that it names; where it names none, for every registered one of its kind.
     *
     * @throws IllegalArgumentException when it is not for signatures, or names another algorithm
     */
    public static VerificationKey of(Crypto crypto, Jwk key, String owner) {
        if (key.use().filter(use -> use != JwkUse.SIGNATURE).isPresent()) {
            throw new IllegalArgumentException("a key for signatures is needed, not for " + key.use());
        }
        Set<SignatureAlgorithm> fitting = SignatureAlgorithm.of(key.key());
        if (key.algorithm().isPresent()) {
            fitting.retainAll(SignatureAlgorithm.ofJose(key.algorithm().get())
                    .map(Set::of)
                    .orElse(Set.of()));
        } else {
            fitting.retainAll(SignatureAlgorithm.registered());
        }
        return of(crypto, key.key(), fitting, owner);
    }

    /**
     * A secret that both sides have.
     *
     * @param secret copied; at least as long as the digest
     * @param algorithm one of those with HMAC
     * @throws IllegalArgumentException when it is too short, or the algorithm is for public keys
     */
    public static VerificationKey of(Crypto crypto, Secret secret, SignatureAlgorithm algorithm, String owner) {
        HmacKey key = new HmacKey(crypto, secret, algorithm);
        VerificationKey made = new VerificationKey(owner, Optional.empty());
        made.proofs.put(algorithm, (signature, content) -> MessageDigest.isEqual(key.sign(content), signature));
        return made;
    }

    /** The same key of another owner. */
    public VerificationKey ownedBy(String other) {
        VerificationKey made = new VerificationKey(other, thumbprint);
        made.proofs.putAll(proofs);
        return made;
    }

    /** Whose signatures it proves. */
    public String owner() {
        return owner;
    }

    /** Of a public key, {@link Thumbprint}; a secret has none that could be shown. */
    public Optional<String> thumbprint() {
        return thumbprint;
    }

    /** Those that it is for. */
    public Set<SignatureAlgorithm> algorithms() {
        return Collections.unmodifiableSet(proofs.keySet());
    }

    /** Whether the signature was made with the other half of this key, or with the same secret. */
    public boolean proves(SignatureAlgorithm algorithm, byte[] signature, byte[] content) {
        Proof proof = proofs.get(algorithm);
        try {
            return proof != null && algorithm.isLength(signature.length) && proof.proves(signature, content);
        } catch (GeneralSecurityException | ProviderException unreadable) {
            return false;
        }
    }

    private static Set<SignatureAlgorithm> required(Set<SignatureAlgorithm> algorithms) {
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("the key is for no algorithm");
        }
        return algorithms;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "key of " + owner + thumbprint.map(hash -> ", " + hash).orElse("");
    }
}
