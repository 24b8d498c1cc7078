package org.secf.gba.bootstrapping;

import org.secf.verdict.Reason;

/** Why a bootstrapping was refused, on either side. */
public enum UbReason implements Reason {
    /** No field {@code Authorization}, or several, or one of another scheme. */
    NO_CREDENTIALS("TS 24.109 §4.2"),
    /** The subscriber is not known, or must not bootstrap. */
    UNKNOWN_SUBSCRIBER("TS 24.109 §4.2"),
    /** The temporary identity belongs to no bootstrapping that is remembered. */
    UNKNOWN_TEMPORARY_IDENTITY("TS 33.220 Annex B.4"),
    /** The answer is to no challenge of ours, to an old one, or to one that was answered. */
    UNKNOWN_CHALLENGE("RFC 3310 §3.2"),
    /** The answer is to the challenge of somebody else, in another realm, or for another address. */
    WRONG_CHALLENGE("RFC 3310 §3.3"),
    /** The answer leaves the message open to change. */
    NOT_PROTECTED("TS 24.109 §4.2"),
    /** The card calculated something else. */
    WRONG_RESPONSE("RFC 3310 §3.3"),
    /** The subscribers' store, or the memory of bootstrappings, does not answer. */
    STORE_FAILED("TS 33.220 §4.4.5"),
    /** The server wants what we do not do, or says too little. */
    UNUSABLE_CHALLENGE("RFC 3310 §3.1"),
    /** The server asks for resynchronisation again and again. */
    STILL_OUT_OF_STEP("RFC 3310 §3.4"),
    /** The server answers neither with a challenge nor with a document. */
    UNEXPECTED_ANSWER("TS 24.109 §4.2"),
    /** The server does not prove that it knows the key, or its document was changed. */
    SERVER_NOT_PROVED("RFC 7616 §3.5"),
    /** The document is none of bootstrapping. */
    MALFORMED_INFO("TS 24.109 Annex C.1"),
    /** The document names another bootstrapping, or is over already. */
    WRONG_INFO("TS 24.109 §4.2");

    private final String clause;

    UbReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
