package org.secf.saml.model;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * One of our key pairs. The certificate is a container for the public key; its expiry and issuer mean nothing in SAML metadata (SDP-MD05).
 *
 * @param privateKey never printed
 * @param certificate published in our metadata
 */
public record Credential(PrivateKey privateKey, X509Certificate certificate) {

    @Override
    public String toString() {
        return "Credential[" + certificate.getSubjectX500Principal() + "]";
    }
}
