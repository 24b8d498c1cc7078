package org.secf.openid.provider;

import org.secf.verdict.Reason;

/** Why an answer about a person was not taken. */
public enum UserInfoReason implements Reason {
    /** The provider refused it, or could not be asked. */
    USER_INFO_REFUSED("OpenID Connect Core §5.3.3"),
    /** Not the kind of answer that was agreed, or not JSON with each member once. */
    USER_INFO_UNREADABLE("OpenID Connect Core §5.3.2"),
    /** Signed by somebody else. */
    USER_INFO_NOT_SIGNED("OpenID Connect Core §5.3.2"),
    /** Signed for another client, or by another issuer. */
    USER_INFO_FOR_OTHERS("OpenID Connect Core §5.3.2"),
    /** About somebody else than the ID token. */
    USER_INFO_SUBJECT("OpenID Connect Core §5.3.2");

    private final String clause;

    UserInfoReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
