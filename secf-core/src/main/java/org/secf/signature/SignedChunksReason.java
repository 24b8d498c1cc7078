package org.secf.signature;

import org.secf.verdict.Reason;

/** Why a body in signed chunks was refused, wholly or from some record on. */
public enum SignedChunksReason implements Reason {
    /** The signature of the header does not cover that the body is in signed chunks, or they are not what was applied last and once. */
    CODING_NOT_COVERED("SEC_CF signed chunks 1"),
    /** The signature of the header covers no name of the stream, or none of the right length. */
    STREAM_UNKNOWN("SEC_CF signed chunks 1"),
    /** A record that is neither a last nor an earlier one, or whose signature has no possible length. */
    MALFORMED_RECORD("SEC_CF signed chunks 2"),
    /** A record with more content than a record may have. */
    RECORD_TOO_LONG("SEC_CF signed chunks 2"),
    /** A record without content that is not the last: there could be any number of them. */
    EMPTY_RECORD("SEC_CF signed chunks 2"),
    /** Another key made the record, or it was changed, or is not the next of this stream. */
    WRONG_RECORD("SEC_CF signed chunks 3"),
    /** The body ends before its last record does. */
    STREAM_TRUNCATED("SEC_CF signed chunks 4"),
    /** Something comes after the last record. */
    AFTER_LAST_CHUNK("SEC_CF signed chunks 4"),
    /** More content than the reader wants. */
    CONTENT_TOO_LONG("SEC_CF limit");

    private final String clause;

    SignedChunksReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
