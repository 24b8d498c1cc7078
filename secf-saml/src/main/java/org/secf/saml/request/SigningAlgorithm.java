package org.secf.saml.request;

import java.security.Key;
import java.util.Arrays;
import java.util.Optional;

/**
 * What we sign with, by key type. Elliptic curve signatures are r and s side by side, as the identifier demands (xmldsig-core1 §6.4.3), not the DER
 * sequence that Java gives by default.
 */
enum SigningAlgorithm {
    RSA_SHA256("RSA", "SHA256withRSA", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
    ECDSA_SHA256("EC", "SHA256withECDSAinP1363Format", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");

    private final String keyType;
    private final String jcaName;
    private final String uri;

    SigningAlgorithm(String keyType, String jcaName, String uri) {
        this.keyType = keyType;
        this.jcaName = jcaName;
        this.uri = uri;
    }

    static Optional<SigningAlgorithm> forUri(String uri) {
        return Arrays.stream(values()).filter(known -> known.uri.equals(uri)).findFirst();
    }

    /** The algorithm for a key that configuration has let through, so that it is RSA or EC. */
    static SigningAlgorithm forKey(Key key) {
        return Arrays.stream(values())
                .filter(known -> known.fits(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected an RSA or EC key, not " + key.getAlgorithm()));
    }

    boolean fits(Key key) {
        return keyType.equals(key.getAlgorithm());
    }

    String jcaName() {
        return jcaName;
    }

    String uri() {
        return uri;
    }
}
