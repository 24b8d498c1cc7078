package org.secf.saml.model;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * One of our key pairs. The certificate is a container for the public key; its expiry and issuer mean nothing in SAML metadata (SDP-MD05).
 *
 * @param privateKey never printed
 * @param certificate published in our metadata
 * @param token where the private key lives in a token, what alone can use it
 */
public record Credential(PrivateKey privateKey, X509Certificate certificate, Optional<Provider> token) {

    /** A key in memory. */
    public Credential(PrivateKey privateKey, X509Certificate certificate) {
        this(privateKey, certificate, Optional.empty());
    }

    @Override
    public String toString() {
        return "Credential[" + certificate.getSubjectX500Principal() + "]";
    }
}
