package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why an assertion that was brought as a token was refused, beside the reasons that it shares with a login ({@link SamlReason}). */
public enum TokenReason implements Reason {
    /** Several credentials, or none where one of this kind was announced. */
    NOT_ONE_CREDENTIAL("RFC 9110 §11.6.2"),
    /** No base64url, or in another spelling than its one. */
    NOT_BASE64URL("RFC 8693 §3"),
    /** Longer than the deployer allows. */
    TOKEN_TOO_LONG("SEC_CF limit"),
    /** The root is another element; also where it is encrypted. */
    NOT_AN_ASSERTION("saml-core §2.3.3"),
    /** Nobody whom the deployer believes made it. */
    ISSUER_UNKNOWN("RFC 7522 §3"),
    /** Made longer ago than the deployer allows. */
    ISSUED_TOO_LONG_AGO("SEC_CF limit"),
    /** None of its confirmations is of a method that the deployer accepts. */
    METHOD_NOT_ACCEPTED("saml-core §2.4.1.1"),
    /** The confirmation is not valid yet. */
    CONFIRMATION_NOT_YET("saml-core §2.4.1.2"),
    /** The confirmation is for whoever has another address. */
    WRONG_ADDRESS("saml-core §2.4.1.2"),
    /** Confirmed by the holder of a key, and no key that could be proved is named. */
    NO_HOLDER_KEY("saml-profiles §3.1"),
    /** Whoever brings it proved no key of those that it names. */
    NOT_HOLDER("saml-profiles §3.1"),
    /** Confirmed by a sender that vouches, and nobody protected the message. */
    NOT_ATTESTED("saml-profiles §3.2"),
    /** Whoever protected the message may not vouch here. */
    ATTESTER_NOT_LISTED("saml-profiles §3.2"),
    /** It names another one who may bring it. */
    WRONG_ATTESTER("saml-core §2.4.1.1"),
    /** A token that is good for whoever has it came where others can read it. */
    NOT_CONFIDENTIAL("RFC 6750 §5.3"),
    /** Several restrictions of delegation, of which nobody could say which holds. */
    SEVERAL_CHAINS("saml-delegation §2.4"),
    /** A delegate is named in a way that nobody could authorise. */
    DELEGATE_UNFIT("saml-delegation §2.4"),
    /** The order of delegates and that of their instants differ, or one is in the future. */
    DELEGATION_OUT_OF_ORDER("saml-delegation §2.4"),
    /** An enabler made it without saying that it acts for the subject. */
    ISSUER_NOT_DELEGATE("saml-delegation §2.4"),
    /** A known enabler brings what was given to another one, or to the subject. */
    PRESENTER_NOT_DELEGATE("saml-delegation §2.4"),
    /** Whoever vouched for the subject lets nobody hand it on, or not there. */
    NOT_TO_BE_HANDED_ON("saml-core §2.5.1.6");

    private final String clause;

    TokenReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
