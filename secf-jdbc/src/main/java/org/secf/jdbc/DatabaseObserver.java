package org.secf.jdbc;

import org.secf.verdict.Rejection;

/** Is told what a database goes on without: a row that none of the sealing keys opens, a sweep that failed. For many threads at once. */
@FunctionalInterface
public interface DatabaseObserver {

    /** That happened; {@code rejection} says why, with a {@link SealReason} or a {@link DatabaseReason}. */
    void noticed(Rejection rejection);

    /** Writes a line of JSON for each to the log {@code org.secf.audit}. */
    static DatabaseObserver audit() {
        return new DatabaseAudit();
    }
}
