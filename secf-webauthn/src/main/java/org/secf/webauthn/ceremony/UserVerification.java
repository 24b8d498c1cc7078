package org.secf.webauthn.ceremony;

import java.util.Locale;

/** Whether the authenticator has to know its user by PIN or biometrics (WebAuthn-3 §5.8.6). */
public enum UserVerification {
    /** It has to; without it nobody gets in. */
    REQUIRED,
    /** If it can. A login without it is not as good, and says so in its context. */
    PREFERRED,
    /** It need not: the authenticator is the second of two proofs. */
    DISCOURAGED;

    /** As browsers are told. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
