package org.secf.digest;

import org.secf.verdict.Reason;

/** Why a digest answer was refused, in the order the rules are asked. */
public enum DigestReason implements Reason {
    /** Two credentials in one request; two readers could disagree on which of them counts. */
    SEVERAL_CREDENTIALS("RFC 9110 §11.6.2"),
    /** More characters or parameters than any honest answer has. */
    HEADER_TOO_LARGE("SEC_CF limit"),
    /** Not a scheme and a list of parameters. */
    MALFORMED_HEADER("RFC 9110 §11.4"),
    /** A parameter stands there twice. */
    DUPLICATE_PARAMETER("RFC 9110 §11.2"),
    /** A parameter that every answer has is not there. */
    MISSING_PARAMETER("RFC 7616 §3.4"),
    /** A parameter has another form than its definition. */
    MALFORMED_PARAMETER("RFC 7616 §3.4"),
    /** No quality of protection: neither nonce count nor client nonce would protect the answer. */
    MISSING_QOP("RFC 7616 §3.4"),
    /** The user is named in two ways, or in a way that does not fit a hashed name. */
    AMBIGUOUS_USER("RFC 7616 §3.4"),
    /** The name is not UTF-8, or its percent escapes are broken. */
    MALFORMED_NAME("RFC 7616 §4"),
    /** A name that would not look in a log like what it is. */
    HOSTILE_NAME("RFC 8265 §3.3"),
    /** The answer is meant for another realm. */
    WRONG_REALM("RFC 7616 §3.4"),
    /** An algorithm that was not offered. */
    ALGORITHM_NOT_OFFERED("RFC 7616 §3.7"),
    /** A hashed name, which was not offered. */
    USERHASH_NOT_OFFERED("RFC 7616 §3.4.4"),
    /** A quality of protection that was not offered. */
    QOP_NOT_OFFERED("RFC 7616 §3.4"),
    /** The answer is for another address than it was sent to. */
    WRONG_URI("RFC 7616 §3.4.6"),
    /** Not eight hexadecimal digits, or zero. */
    MALFORMED_NONCE_COUNT("RFC 7616 §3.5"),
    /** We never gave out this nonce; or another node did, or this one before it was started anew. */
    NONCE_FORGED("RFC 7616 §5.4"),
    /** Whoever knows the secrets could not be asked, or answered what cannot be. */
    SECRETS_FAILED("SEC_CF fail-closed"),
    /** There is no such user, or none with a secret for this algorithm. The client cannot tell this from a wrong password. */
    UNKNOWN_USER("RFC 7616 §3.4"),
    /** Another password, or something that the answer covers was changed on the way. */
    WRONG_RESPONSE("RFC 7616 §3.4.1"),
    /** The answer is right, but its nonce is too old. Not counted as a refusal: the client is told to repeat it with a new nonce. */
    NONCE_STALE("RFC 7616 §3.3"),
    /** This count of this nonce was used before. */
    REPLAYED("RFC 7616 §5.5"),
    /** Whether it was used before cannot be known. */
    REPLAY_UNKNOWN("RFC 7616 §5.5");

    private final String clause;

    DigestReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
