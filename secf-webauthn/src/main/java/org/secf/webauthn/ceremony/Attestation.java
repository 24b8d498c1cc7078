package org.secf.webauthn.ceremony;

import java.util.Locale;

/** Whether authenticators have to show of what make they are (WebAuthn-3 §5.4.7). */
public enum Attestation {
    /** They need not, and browsers take out what some show anyway, which could tell one user from another. */
    NONE,
    /** They have to, by a certificate that chains up to one that is trusted: formats packed and fido-u2f. */
    DIRECT;

    /** As browsers are told. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
