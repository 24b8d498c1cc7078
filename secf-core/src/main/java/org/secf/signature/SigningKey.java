package org.secf.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import org.secf.crypto.Crypto;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.structured.BareItem;

/** A key of ours by which messages are signed, with its algorithm and its name. Prepared once; for any number of threads. */
public final class SigningKey {

    private final String id;
    private final SignatureAlgorithm algorithm;
    private final Operation operation;

    /** One operation with the key. */
    @FunctionalInterface
    interface Operation {
        byte[] sign(byte[] content) throws GeneralSecurityException;
    }

    /** What signs. */
    @FunctionalInterface
    private interface Instance {
        Signature make() throws GeneralSecurityException;
    }

    private SigningKey(String id, SignatureAlgorithm algorithm, Operation operation) {
        this.id = new BareItem.Text(id).value();
        this.algorithm = algorithm;
        this.operation = operation;
    }

    /**
     * A key pair, in memory or in a token.
     *
     * @param id what verifiers call it
     * @throws IllegalArgumentException when it is not of the kind that the algorithm needs
     */
    public static SigningKey of(Crypto crypto, OwnKey key, SignatureAlgorithm algorithm, String id) {
        KeyPair pair = new KeyPair(key.publicKey(), key.privateKey());
        return key.token()
                .map(token -> of(pair, algorithm, id, () -> algorithm.instance(token)))
                .orElseGet(() -> of(crypto, pair, algorithm, id));
    }

    /**
     * A key pair in memory.
     *
     * @param id what verifiers call it
     * @throws IllegalArgumentException when it is not of the kind that the algorithm needs
     */
    public static SigningKey of(Crypto crypto, KeyPair pair, SignatureAlgorithm algorithm, String id) {
        PrivateKey prepared = crypto.key(algorithm.jcaName(), pair.getPrivate());
        return of(new KeyPair(pair.getPublic(), prepared), algorithm, id, () -> algorithm.instance(crypto));
    }

    private static SigningKey of(KeyPair pair, SignatureAlgorithm algorithm, String id, Instance instance) {
        if (!algorithm.fits(pair.getPublic())) {
            throw new IllegalArgumentException("a key for %s is needed, long enough, not one of %s"
                    .formatted(algorithm, pair.getPublic().getAlgorithm()));
        }
        return new SigningKey(id, algorithm, content -> {
            Signature signer = instance.make();
            signer.initSign(pair.getPrivate());
            signer.update(content);
            return signer.sign();
        });
    }

    /**
     * A secret that both sides have.
     *
     * @param secret copied; at least as long as the digest
     * @param id what verifiers call it
     * @throws IllegalArgumentException when it is too short, or the algorithm is for key pairs
     */
    public static SigningKey of(Crypto crypto, Secret secret, SignatureAlgorithm algorithm, String id) {
        return new SigningKey(id, algorithm, new HmacKey(crypto, secret, algorithm)::sign);
    }

    /** A key that may be asked for anew at each signature, and be gone by then. */
    static SigningKey of(SignatureAlgorithm algorithm, String id, Operation operation) {
        return new SigningKey(id, algorithm, operation);
    }

    /** What verifiers call it. */
    public String id() {
        return id;
    }

    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    byte[] sign(byte[] content) throws GeneralSecurityException {
        return operation.sign(content);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "key " + id + " for " + algorithm;
    }
}
