package org.secf.dpop;

import org.secf.verdict.Reason;

/** Why a DPoP proof was refused, in the order of RFC 9449 §4.3. */
public enum DpopReason implements Reason {
    /** None was sent. */
    PROOF_MISSING("RFC 9449 §4.3 (1)"),
    /** More than one was sent. */
    SEVERAL_PROOFS("RFC 9449 §4.3 (1)"),
    /** Not one well-formed token, or with parameters that change how it is read. */
    PROOF_MALFORMED("RFC 9449 §4.3 (2)"),
    /** A claim is missing, or of another type than it has. */
    PROOF_INCOMPLETE("RFC 9449 §4.3 (3)"),
    /** Not said to be a proof. */
    PROOF_TYPE("RFC 9449 §4.3 (4)"),
    /** An algorithm that is not on the list; {@code none} and those by a shared secret never are. */
    PROOF_ALGORITHM("RFC 9449 §4.3 (5)"),
    /** Not signed by the key in its header. */
    PROOF_SIGNATURE("RFC 9449 §4.3 (6)"),
    /** The private half of the key was sent along: whoever sees it can prove it. */
    PROOF_PRIVATE_KEY("RFC 9449 §4.3 (7)"),
    /** No key in the header, or one that cannot be used for the algorithm. */
    PROOF_KEY("RFC 9449 §4.2"),
    /** For another method. */
    OTHER_METHOD("RFC 9449 §4.3 (8)"),
    /** For another address. */
    OTHER_TARGET("RFC 9449 §4.3 (9)"),
    /** Without the nonce that we ask for. */
    NONCE_MISSING("RFC 9449 §4.3 (10)"),
    /** With a nonce that we did not give out. */
    NONCE_NOT_OURS("RFC 9449 §4.3 (10)"),
    /** With a nonce that we gave out too long ago. */
    NONCE_OLD("RFC 9449 §4.3 (10)"),
    /** Made too long ago. */
    PROOF_TOO_OLD("RFC 9449 §4.3 (11)"),
    /** Made in the future. */
    PROOF_FROM_FUTURE("RFC 9449 §4.3 (11)"),
    /** For another access token. */
    OTHER_TOKEN("RFC 9449 §4.3 (12)"),
    /** By another key than the one that the access token is bound to. */
    OTHER_KEY("RFC 9449 §4.3 (12)"),
    /** More than may be remembered of one caller at a time, or of all of them. */
    TOO_MANY_PROOFS("SEC_CF limit"),
    /** Used before. */
    PROOF_REPEATED("RFC 9449 §11.1"),
    /** Whether it was used before cannot be known; counts as used. */
    PROOF_MEMORY_FAILED("RFC 9449 §11.1");

    private final String clause;

    DpopReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
