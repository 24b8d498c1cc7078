package org.secf.token;

import org.secf.verdict.Reason;

/** Why a token could not be bound to a key of ours, or that key not be proved. */
public enum BindingReason implements Reason {
    /** No key of the set signs now, or the one that does is of a kind by which nobody proves keys. */
    NO_BINDING_KEY("RFC 9449 §4.2");

    private final String clause;

    BindingReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
