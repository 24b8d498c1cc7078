package org.secf.propagation;

import org.secf.verdict.Reason;

/** Why a call for somebody was not made. Nothing left then. */
public enum PropagationReason implements Reason {
    /** The call did not pass where callers are told on, or how is not known. */
    NOT_PROPAGATED("SEC_CF fail-closed"),
    /** Nobody was authenticated, and calls for nobody are not allowed. */
    NOBODY("SEC_CF fail-closed"),
    /** The server that is called is none of those who may learn of callers. */
    OTHER_ORIGIN("RFC 6750 §5.2"),
    /** The application set a credential itself, and two are one too many. */
    ALREADY_AUTHORIZED("RFC 9110 §11.6.2"),
    /** The caller brought no token, or it is not kept. */
    NO_PROOF("RFC 8693 §2.1"),
    /** The caller brought a token of another kind than this way needs. */
    WRONG_PROOF("RFC 8693 §3"),
    /** The token that the caller brought is nothing that a field can hold. */
    UNSENDABLE_PROOF("RFC 6750 §2.1"),
    /** The call would prove no key, or another one than that which the token is bound to; or the token is for anybody, although the call proves one. */
    HOLDER_NOT_PROVED("saml-profiles §3.1"),
    /** The token endpoint gives none. */
    TOKEN_REFUSED("RFC 6749 §5.2"),
    /** What the token endpoint answered is no token. */
    MALFORMED_ANSWER("RFC 6749 §5.1"),
    /** The token that it gave is to be used in another way than was asked for: by whoever bears it, or with a proof of our key. */
    WRONG_TOKEN_TYPE("RFC 6749 §7.1"),
    /** The token that it gave is of another kind than was asked for, or of one that it does not tell. */
    WRONG_ISSUED_TYPE("RFC 8693 §2.2.1"),
    /** The assertion that it gave is not for whom it was asked for, or for everybody. */
    WRONG_AUDIENCE("saml-core §2.5.1.4"),
    /** The token that it gave is over already. */
    EXPIRED_TOKEN("RFC 6749 §4.2.2"),
    /** It gave back the very token that it was to exchange. */
    SAME_TOKEN("RFC 8693 §2.1"),
    /** Somebody else is asking for the same token, and it took too long. */
    TIMED_OUT("SEC_CF limit");

    private final String clause;

    PropagationReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
