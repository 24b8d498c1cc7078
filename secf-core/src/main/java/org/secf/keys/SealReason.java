package org.secf.keys;

import org.secf.verdict.Reason;

/** Why a sealed message was not opened, in the order the rules are asked. */
public enum SealReason implements Reason {
    /** Longer than the opener takes. */
    SEAL_TOO_LONG("SEC_CF limit"),
    /** Not the five parts of a compact message, in base64url of one spelling; a header that is no JSON object; a vector or tag of another length. */
    SEAL_MALFORMED("RFC 7516 §5.2"),
    /** Another algorithm than the opener takes, for the key or for the content, or than the named key is used with. */
    JWE_ALGORITHM("RFC 8725 §3.1"),
    /** Compressed: a short message could become one of any length, and lengths tell about secrets. */
    JWE_COMPRESSED("RFC 8725 §3.6"),
    /** Extensions that must be understood; we understand none. */
    JWE_CRITICAL("RFC 7516 §4.1.13"),
    /** Header parameters of algorithms that are not taken: of passwords (a count that costs time), of wrapping by GCM, or of signatures. */
    JWE_PARAMETER("RFC 7518 §4.7.1, §4.8.1"),
    /** No name of a key. */
    KEY_ID_MISSING("RFC 7516 §4.1.6"),
    /** The name of a key that the opener does not have. */
    KEY_ID_UNKNOWN("RFC 7516 §4.1.6"),
    /** A wrapped key where the key is agreed on directly, or none where it must be. */
    ENCRYPTED_KEY("RFC 7516 §5.2"),
    /** The sender's key for this message is missing, on another curve, off its curve, or with its private half. */
    EPHEMERAL_KEY("RFC 8725 §3.4"),
    /** Sealed to another key, or changed since. */
    SEAL_BROKEN("RFC 7516 §5.2"),
    /** A message of another kind. */
    SEAL_TYPE("RFC 8725 §3.11"),
    /** A content of another kind. */
    SEAL_CONTENT_TYPE("RFC 7516 §4.1.12"),
    /** Without a header parameter that says what the content is for. */
    SEAL_PARAMETER_MISSING("RFC 8725 §3.12"),
    /** Sealed for something else than what is expected. */
    SEAL_PARAMETER_OTHER("RFC 8725 §3.12");

    private final String clause;

    SealReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
