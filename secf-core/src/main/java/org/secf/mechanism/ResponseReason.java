package org.secf.mechanism;

import org.secf.verdict.Reason;

/** Why a response that had to be protected was not sent. */
public enum ResponseReason implements Reason {
    /** The call has no response that could be held back: it came without a request, or another way. */
    NO_RESPONSE("RFC 9110 §15.6.1"),
    /** No guard of that id is defined, or it protects no responses. */
    NO_SEALER("RFC 9110 §15.6.1"),
    /** The resource had begun to write before it was said that the response must be protected. */
    RESPONSE_BEGUN("RFC 9110 §15.6.1"),
    /** The body is too long to be held back, and what protects it cannot follow it. */
    RESPONSE_TOO_LONG("RFC 9110 §6.5.1"),
    /** The sealer, or what keeps the body, failed. */
    SEALER_FAILED("RFC 9110 §15.6.1");

    private final String clause;

    ResponseReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
