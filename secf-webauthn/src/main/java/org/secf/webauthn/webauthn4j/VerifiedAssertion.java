package org.secf.webauthn.webauthn4j;

import org.secf.webauthn.credentials.WebAuthnCredential;

/** A login that holds every rule. Made by {@link AssertionVerifier} alone. */
public final class VerifiedAssertion {

    private final WebAuthnCredential before;
    private final WebAuthnCredential after;
    private final boolean isUserVerified;
    private final String thumbprint;

    VerifiedAssertion(WebAuthnCredential before, WebAuthnCredential after, boolean isUserVerified, String thumbprint) {
        this.before = before;
        this.after = after;
        this.isUserVerified = isUserVerified;
        this.thumbprint = thumbprint;
    }

    /** The credential as it was kept. */
    public WebAuthnCredential before() {
        return before;
    }

    /** The same with what this login says of it: to be kept, before anybody is let in. */
    public WebAuthnCredential after() {
        return after;
    }

    /** Whether the authenticator knew its user, by PIN or biometrics. */
    public boolean isUserVerified() {
        return isUserVerified;
    }

    /** Of the credential's key, see {@link org.secf.keys.Thumbprint}. */
    public String thumbprint() {
        return thumbprint;
    }
}
