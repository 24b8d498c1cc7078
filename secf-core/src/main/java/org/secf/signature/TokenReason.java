package org.secf.signature;

import org.secf.verdict.Reason;

/** Why a signed token was refused before anything of its claims was read, in the order the rules are asked. */
public enum TokenReason implements Reason {
    /** Longer than any honest token. */
    TOKEN_TOO_LONG("SEC_CF limit"),
    /** Not three parts in base64url, or a header that is no JSON object with each member once. */
    MALFORMED_TOKEN("RFC 7515 §5.2"),
    /** A header parameter that we do not know, and that could ask for a key or a reading of its own. */
    UNEXPECTED_PARAMETER("RFC 8725 §3.10"),
    /** It is for something else. */
    WRONG_TOKEN_TYPE("RFC 8725 §3.11"),
    /** Its key is for another algorithm, or the algorithm is none that signs. */
    WRONG_TOKEN_ALGORITHM("RFC 8725 §3.1"),
    /** Nobody who is believed has a key of that name. */
    UNKNOWN_TOKEN_KEY("RFC 7515 §6"),
    /** Another key made it, or it was changed. */
    WRONG_TOKEN_SIGNATURE("RFC 7515 §5.2"),
    /** What was signed is no JSON object with each member once. */
    MALFORMED_CLAIMS("RFC 7519 §7.2");

    private final String clause;

    TokenReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
