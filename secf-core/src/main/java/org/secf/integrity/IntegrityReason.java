package org.secf.integrity;

import org.secf.verdict.Reason;

/** Why a request was refused although its signature held, and why a message of ours could not be signed. */
public enum IntegrityReason implements Reason {
    /** There is content where the fields say there is none, so that no digest of it had to be covered. */
    UNEXPECTED_CONTENT("RFC 9421 §7.2.8"),
    /** It was made before the application started: whether it was used then, nobody remembers. */
    CREATED_BEFORE_START("RFC 9421 §7.2.2"),
    /** The key belongs to somebody whose name cannot be shown. */
    UNUSABLE_OWNER("RFC 9421 §7.3.4"),
    /** It came directly, or by a proxy that signs nothing, where proxies have to sign what they hand on. */
    NOT_BY_PROXY("RFC 9421 §4.3"),
    /** Somebody signed in the place of a proxy who is none of those that are listed. */
    UNKNOWN_PROXY("RFC 9421 §4.3"),
    /** No key of ours can sign now. */
    NO_SIGNING_KEY("RFC 9421 §3.1");

    private final String clause;

    IntegrityReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
