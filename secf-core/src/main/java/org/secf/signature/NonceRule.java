package org.secf.signature;

/** What a verifier makes of nonces. */
public enum NonceRule {
    /** A nonce is not looked at: what was signed once may be sent again until it is too old. */
    ACCEPT_REPEATED,
    /** A nonce passes once; a signature without one may be sent again until it is too old. */
    ONCE_IF_PRESENT,
    /** There is a nonce, and it passes once. */
    REQUIRED
}
