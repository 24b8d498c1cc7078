package org.secf.gba.retrieval;

import org.secf.verdict.Reason;

/** Why an application gets no keys. */
public enum RetrievalReason implements Reason {
    /** What is asked cannot be read. */
    MALFORMED_REQUEST("TS 29.309 §5.2.2"),
    /** Nobody proved which application asks. */
    NOT_AUTHENTICATED("TS 33.220 §4.4.6"),
    /** The application asks for the keys of another one. */
    NOT_YOURS("TS 33.220 §4.5.3"),
    /** The transaction is not known, or over: the device has to bootstrap again. */
    UNKNOWN_TRANSACTION("TS 33.220 §4.5.3"),
    /** The bootstrapping server's memory does not answer. */
    STORE_FAILED("TS 29.309 §5.2.2"),
    /** The bootstrapping server does not let us ask. */
    REFUSED("TS 29.309 §5.2.2"),
    /** Whoever gives access tokens for the bootstrapping server gives us none. */
    TOKEN_REFUSED("RFC 6749 §5.2"),
    /** What was given for one cannot be used. */
    MALFORMED_TOKEN("RFC 6749 §5.1"),
    /** The answer cannot be read. */
    MALFORMED_ANSWER("TS 29.309 §6.1.6"),
    /** The bootstrapping server failed several times and is left alone for a while. */
    SERVER_DOWN("TS 29.309 §5.2.2");

    private final String clause;

    RetrievalReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
