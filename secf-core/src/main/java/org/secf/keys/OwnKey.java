package org.secf.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A key pair of ours.
 *
 * @param privateKey never printed; in a token it has no octets at all
 * @param chain the certificate of its public half first
 * @param token where the private key lives in a token (PKCS#11), what alone can use it; empty for a key in memory
 */
public record OwnKey(PrivateKey privateKey, List<X509Certificate> chain, Optional<Provider> token) {

    public OwnKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a key pair has at least the certificate of its public half");
        }
    }

    /** A key in memory. */
    public OwnKey(PrivateKey privateKey, List<X509Certificate> chain) {
        this(privateKey, chain, Optional.empty());
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    public PublicKey publicKey() {
        return certificate().getPublicKey();
    }

    /**
     * Signs by a JCA algorithm.
     *
     * @throws GeneralSecurityException when the key and the algorithm do not fit, or the token fails
     */
    public byte[] sign(String algorithm, byte[] content) throws GeneralSecurityException {
        Signature signature =
                token.isPresent() ? Signature.getInstance(algorithm, token.get()) : Signature.getInstance(algorithm);
        try {
            signature.initSign(privateKey);
            signature.update(content);
            return signature.sign();
        } catch (ProviderException e) {
            // A token that is away says so in a way that no signature of a method mentions.
            throw new SignatureException(e.toString(), e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "key of " + certificate().getSubjectX500Principal();
    }
}
