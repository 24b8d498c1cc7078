package org.secf.jdbc;

import org.secf.verdict.Reason;

/** Why something encrypted in a database cannot be read. */
public enum SealReason implements Reason {
    /** It was encrypted by a key that we were not given. */
    UNKNOWN_SEALING_KEY("NIST SP 800-57 §5.3"),
    /** It was changed, or belongs in another row, column or table. */
    SEAL_BROKEN("NIST SP 800-38D §7.2");

    private final String clause;

    SealReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
