package org.secf.openid;

import org.secf.verdict.Reason;

/** Why tokens of a login could not be renewed, where the provider was not even asked. */
public enum RenewalReason implements Reason {
    /** The provider gave nothing to renew them by. */
    NO_REFRESH_TOKEN("RFC 6749 §6");

    private final String clause;

    RenewalReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
