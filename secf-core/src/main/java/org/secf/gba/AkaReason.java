package org.secf.gba;

import org.secf.verdict.Reason;

/** Why one side of an authentication and key agreement does not believe the other. */
public enum AkaReason implements Reason {
    /** A nonce without room for RAND and AUTN, or no base64. */
    MALFORMED_NONCE("RFC 3310 §3.2"),
    /** AUTS is of another length, or no base64. */
    MALFORMED_AUTS("RFC 3310 §3.4"),
    /** The challenge does not come from the subscriber's network. */
    WRONG_NETWORK_CODE("TS 33.102 §6.3.3"),
    /** The challenge is old, or too far ahead; the card says where it is. */
    SEQUENCE_NUMBER_OUT_OF_RANGE("TS 33.102 §6.3.3"),
    /** The sequence number does not come from the subscriber's card. */
    WRONG_CARD_CODE("TS 33.102 §6.3.5");

    private final String clause;

    AkaReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
