package org.secf.openid.provider;

import org.secf.verdict.Reason;

/** Why a logout token was refused whose signature held, or that was not encrypted as was agreed; in the order the rules are asked. */
public enum LogoutTokenReason implements Reason {
    /** Encryption was agreed, and this one is only signed. */
    LOGOUT_TOKEN_PLAIN("Back-Channel Logout §2.6 (1)"),
    /** Of another issuer. */
    LOGOUT_TOKEN_ISSUER("Back-Channel Logout §2.6 (4)"),
    /** Not for us alone. */
    LOGOUT_TOKEN_AUDIENCE("Back-Channel Logout §2.6 (4)"),
    /** Issued long ago, or in the future, or at no time at all. */
    LOGOUT_TOKEN_ISSUED("Back-Channel Logout §2.6 (4)"),
    /** Ended, or says of no end. */
    LOGOUT_TOKEN_EXPIRED("Back-Channel Logout §2.6 (4)"),
    /** Says neither who nor which login. */
    LOGOUT_TOKEN_SUBJECT("Back-Channel Logout §2.6 (5)"),
    /** Not about a logout. */
    LOGOUT_TOKEN_EVENT("Back-Channel Logout §2.6 (6)"),
    /** Has a nonce, as ID tokens have. */
    LOGOUT_TOKEN_NONCE("Back-Channel Logout §2.6 (7)"),
    /** Has no identifier by which it could be remembered. */
    LOGOUT_TOKEN_ID("Back-Channel Logout §2.4"),
    /** Was shown before. */
    LOGOUT_TOKEN_REPLAYED("Back-Channel Logout §2.6 (8)"),
    /** Whether it was shown before cannot be known, nor will it be the next time. */
    LOGOUT_TOKEN_MEMORY("SEC_CF REPLAY");

    private final String clause;

    LogoutTokenReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
