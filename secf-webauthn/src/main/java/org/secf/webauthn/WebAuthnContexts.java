package org.secf.webauthn;

/** The authentication contexts of callers who used an authenticator, for {@code @RequiredAuthenticationContext}. */
public final class WebAuthnContexts {

    /**
     * Phishing-resistant (OpenID Connect EAP ACR Values 1.0 §2), and the authenticator knew its user by PIN or biometrics. Whether the key is kept in hardware is
     * not said: without attestation nobody knows.
     */
    public static final String USER_VERIFIED = "phr";

    /** Whoever had the authenticator touched it; who that was, it did not ask. */
    public static final String USER_PRESENT = "https://secf.org/ns/ac/user-present";

    private WebAuthnContexts() {}
}
