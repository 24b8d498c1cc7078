package org.secf.client;

import org.secf.verdict.Reason;

/** Why a request did not leave, or an answer was not handed out, beside what its signature and its encryption say. */
public enum ClientReason implements Reason {
    /** The keys of this client are for servers at other addresses. */
    OTHER_ORIGIN("RFC 9421 §7.3.2"),
    /** The request has to be signed, and the client has no key. */
    CANNOT_SIGN("SEC_CF fail-closed"),
    /** The request has to be encrypted, and the client knows no recipient. */
    CANNOT_ENCRYPT("SEC_CF fail-closed"),
    /** The answer has to be proved, and the client knows no key of the server. */
    CANNOT_VERIFY("SEC_CF fail-closed"),
    /** The recipient publishes no key that can be used, or cannot be asked. */
    NO_RECIPIENT_KEY("SEC_CF fail-closed"),
    /** The answer was signed for another request: it does not have the nonce that this one asked for. */
    OTHER_NONCE("RFC 9421 §5.1"),
    /** The call did not pass where requests are protected, or how it has to be is not known. */
    NOT_PROTECTED("SEC_CF fail-closed");

    private final String clause;

    ClientReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
