package org.secf.http;

import org.secf.verdict.Reason;

/** Why a request was refused before any protocol looked at it. */
public enum HttpReason implements Reason {
    /** More octets than any honest form has. */
    BODY_TOO_LARGE("RFC 9110 §15.5.14"),
    /** The body is of another media type than was asked for. */
    NOT_A_FORM("RFC 9110 §15.5.16"),
    /** A percent escape or UTF-8 sequence is broken; repairing it would let two readers see two values. */
    MALFORMED_FORM("WHATWG URL §5.1"),
    /** More parameters than any honest form has. */
    TOO_MANY_PARAMETERS("WHATWG URL §5.1"),
    /** Sent twice, and two readers could disagree on which one counts. */
    DUPLICATE_PARAMETER("RFC 9700 §2.1"),
    /** Not sent. */
    MISSING_PARAMETER("RFC 9110 §15.5.1"),
    /** The connection broke, or somebody read the body before. */
    UNREADABLE_BODY("RFC 9110 §8.6"),
    /** There is no room to keep a body until it is verified. */
    BODY_NOT_KEPT("RFC 9110 §15.6.4");

    private final String clause;

    HttpReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }

    /** What the client gets (RFC 9110 §15): its own mistake, except where we have no room. */
    public int status() {
        return switch (this) {
            case BODY_TOO_LARGE -> 413;
            case NOT_A_FORM -> 415;
            case BODY_NOT_KEPT -> 503;
            default -> 400;
        };
    }
}
