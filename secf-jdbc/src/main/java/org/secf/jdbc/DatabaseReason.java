package org.secf.jdbc;

import org.secf.verdict.Reason;

/** What went wrong in a database, and stops nobody. */
public enum DatabaseReason implements Reason {
    /** Rows that are over could not be removed; they stay until the next time. */
    SWEEP_FAILED("NIST SP 800-57 §8.3.4");

    private final String clause;

    DatabaseReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
