package org.secf.delegation;

import org.secf.verdict.Reason;

/** Why nobody is vouched for, or why somebody who acts for another one is not believed. */
public enum DelegationReason implements Reason {
    /** Nobody was authenticated, and nobody cannot be vouched for. */
    NOBODY("RFC 8693 §2.1"),
    /** No token is made for that audience. */
    AUDIENCE_NOT_LISTED("RFC 8693 §2.2.2"),
    /** Somebody acts for the caller who may not, or not there. */
    ACTOR_NOT_LISTED("RFC 8693 §4.4"),
    /** Somebody acts for the caller, and nobody may. */
    CHAIN_NOT_EXPECTED("saml-delegation §2.4"),
    /** More act for one another than the deployer allows. */
    CHAIN_TOO_LONG("SEC_CF limit"),
    /** What is known of the caller is over, and nothing that is made of it may last longer. */
    CALLER_EXPIRED("saml-profiles §4.1.4.3"),
    /** No key was named by which the token is bound. */
    HOLDER_MISSING("saml-profiles §3.1"),
    /** The key by which the token would be bound is too weak, or of a kind that cannot be named. */
    HOLDER_UNFIT("SDP-MD06"),
    /** The caller's name, or what is told of it, cannot be written into a token. */
    CALLER_UNFIT("XML 1.0 §2.2"),
    /** No key of ours signs now. */
    NO_SIGNING_KEY("saml-core §5.4");

    private final String clause;

    DelegationReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
