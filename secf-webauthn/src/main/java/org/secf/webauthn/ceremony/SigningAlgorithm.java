package org.secf.webauthn.ceremony;

/** By which authenticators sign (WebAuthn-3 §5.8.5, the registry of RFC 9053). */
public enum SigningAlgorithm {
    /** ECDSA on P-256, which every authenticator knows. */
    ES256(-7),
    /** ECDSA on P-384. */
    ES384(-35),
    /** ECDSA on P-521. */
    ES512(-36),
    /** EdDSA on Curve25519. */
    EDDSA(-8),
    /** RSASSA-PKCS1-v1_5, which the trusted platform modules of many computers know only. */
    RS256(-257);

    private final long identifier;

    SigningAlgorithm(long identifier) {
        this.identifier = identifier;
    }

    /** Its number in the registry of COSE algorithms. */
    public long identifier() {
        return identifier;
    }
}
