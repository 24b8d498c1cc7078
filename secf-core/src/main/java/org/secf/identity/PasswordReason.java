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
    /** So many passwords to be judged at once that this one was not; hashes are dear, and a flood of them is to leave the server something to work with. */
    TOO_MANY_LOGINS("RFC 9110 §15.6.4"),
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
