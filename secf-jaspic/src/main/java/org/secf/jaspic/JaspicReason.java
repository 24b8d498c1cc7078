package org.secf.jaspic;

import org.secf.verdict.Reason;

/** Why the adapter itself refuses, before or after the mechanism. */
enum JaspicReason implements Reason {
    /** The mechanism failed unexpectedly; nothing is known, so nothing is allowed. */
    INTERNAL_ERROR("RFC 9110 §15.6.1"),
    /** The server asks for an authentication that was never set up. */
    NOT_STARTED("RFC 9110 §15.6.4"),
    /** A protected resource was asked for, and the mechanism found no claim to decide on. */
    AUTHENTICATION_REQUIRED("RFC 9110 §15.5.2");

    private final String clause;

    JaspicReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
