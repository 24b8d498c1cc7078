package org.secf.contentdigest;

import org.secf.verdict.Reason;

/** Why a content was refused for its digest. */
public enum ContentDigestReason implements Reason {
    /** A member of the field is of another kind than its definition, or a digest has another length than its algorithm makes. */
    MALFORMED_DIGEST("RFC 9530 §2"),
    /** A preference is no whole number from 0 to 10. */
    MALFORMED_PREFERENCE("RFC 9530 §4"),
    /** There is no digest by SHA-256 or SHA-512; others can be forged or are unknown (§5). */
    NO_ACCEPTED_DIGEST("RFC 9530 §6.6"),
    /** Other octets came than were digested. */
    WRONG_DIGEST("RFC 9530 §6.1");

    private final String clause;

    ContentDigestReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
