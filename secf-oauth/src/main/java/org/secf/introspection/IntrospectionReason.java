package org.secf.introspection;

import org.secf.verdict.Reason;

/** Why the issuer's answer about a token did not help it. */
public enum IntrospectionReason implements Reason {
    /** Longer than tokens are. */
    TOKEN_TOO_LONG("SEC_CF limit", false),
    /** The issuer says that the token is not active, or does not say that it is. */
    TOKEN_NOT_ACTIVE("RFC 7662 §2.2", false),
    /** As many ask the issuer already as may, and others wait for them. */
    INTROSPECTION_BUSY("SEC_CF limit", true),
    /** The issuer could not be asked, or answered something else than it should. */
    INTROSPECTION_FAILED("RFC 7662 §2.3", true),
    /** Not the kind of answer that was agreed, or not JSON with each member once. */
    INTROSPECTION_UNREADABLE("RFC 7662 §2.2", true),
    /** Signed answers were agreed, and this one is not signed by the issuer, or for another. */
    INTROSPECTION_NOT_SIGNED("RFC 9701 §5", true);

    private final String clause;
    private final boolean isOurFault;

    IntrospectionReason(String clause, boolean isOurFault) {
        this.clause = clause;
        this.isOurFault = isOurFault;
    }

    @Override
    public String clause() {
        return clause;
    }

    /** Whether nothing is known of the token, because we and the issuer do not understand each other. */
    public boolean isOurFault() {
        return isOurFault;
    }
}
