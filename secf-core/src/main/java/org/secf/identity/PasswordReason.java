package org.secf.identity;

import org.secf.verdict.Reason;

/** Why a name and a password did not make a user. */
public enum PasswordReason implements Reason {
    /** No such user, or another password; which of them, not even the log says. */
    WRONG_PASSWORD("RFC 7617 §2"),
    /** Nobody is there who knows passwords. */
    NO_IDENTITY_STORE("Jakarta Security §3.2"),
    /** Whoever knows passwords could not be asked. */
    STORE_FAILED("Jakarta Security §3.3"),
    /** A name that would not look in a log like what it is. */
    HOSTILE_NAME("RFC 8265 §3.3");

    private final String clause;

    PasswordReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
