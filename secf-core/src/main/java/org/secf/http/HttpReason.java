package org.secf.http;

import org.secf.verdict.Reason;

/** Why a request was refused before any protocol looked at it. */
public enum HttpReason implements Reason {
    BODY_TOO_LARGE("RFC 9110 §15.5.14"),
    NOT_A_FORM("RFC 9110 §15.5.16"),
    MALFORMED_FORM("WHATWG URL §5.1"),
    TOO_MANY_PARAMETERS("WHATWG URL §5.1"),
    DUPLICATE_PARAMETER("RFC 9700 §2.1"),
    MISSING_PARAMETER("RFC 9110 §15.5.1"),
    UNREADABLE_BODY("RFC 9110 §8.6");

    private final String clause;

    HttpReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
