package org.secf.openid;

import org.secf.verdict.Reason;

/** Why a logout was refused. */
public enum OpenIdLogoutReason implements Reason {
    /** Another site's page posted it (CWE-352). */
    OTHER_SITE("RFC 6749 §10.12"),
    /** This browser did not begin the logout that it comes back from. */
    OTHER_BROWSER("OpenID Connect RP-Initiated Logout §3"),
    /** No such logout was begun, it took too long, or it came back before. */
    NO_LOGOUT_IN_FLIGHT("OpenID Connect RP-Initiated Logout §3"),
    /** The page in a frame does not say whose session it ends. */
    SESSION_NOT_NAMED("OpenID Connect Front-Channel Logout §3"),
    /** It names another provider. */
    OTHER_ISSUER("OpenID Connect Front-Channel Logout §3"),
    /** It names another session than this browser's. */
    OTHER_SESSION("OpenID Connect Front-Channel Logout §3"),
    /** The token stands in an address, which ends in logs. */
    TOKEN_IN_ADDRESS("OpenID Connect Back-Channel Logout §2.5"),
    /** Nothing could be ended. */
    CANNOT_END("OpenID Connect Back-Channel Logout §2.8");

    private final String clause;

    OpenIdLogoutReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
