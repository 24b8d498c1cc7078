package org.secf.structured;

import org.secf.verdict.Reason;

/** Why a structured field was refused. One fault anywhere discards the whole field (RFC 9651 §4.2). */
public enum StructuredReason implements Reason {
    /** More characters than any honest field has. */
    FIELD_TOO_LARGE("SEC_CF limit"),
    /** More members, items or parameters than a recipient has to read. */
    TOO_MANY_MEMBERS("RFC 9651 §3"),
    /** Not the grammar: a list, dictionary or item with what belongs to it, in ASCII. */
    MALFORMED_FIELD("RFC 9651 §4.2"),
    /** A key stands there twice where two readers must not disagree on which one counts. */
    REPEATED_KEY("RFC 9651 §3.2");

    private final String clause;

    StructuredReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
