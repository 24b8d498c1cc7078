package org.secf.testkit.idp;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * What a response is signed with.
 *
 * @param key the private key
 * @param certificate a container for the public key
 */
public record Credential(PrivateKey key, X509Certificate certificate) {

    /** Without the key. */
    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName();
    }
}
