package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why a login was refused that the standard would let pass, or leaves to the deployer. */
public enum SamlPolicyReason implements Reason {
    /** We asked that the user not be disturbed, and the identity provider knows nobody in this browser. */
    NOT_PASSIVELY("saml-core §3.4.1"),
    /** A response that nobody asked for names a page that is not among those where such logins may end. */
    UNKNOWN_LANDING("saml-profiles §4.1.5"),
    /** A response that nobody asked for has a confirmation that answers a request. */
    CONFIRMATION_OF_SOME_REQUEST("saml-profiles §4.1.5"),

    /** The subject's name is of another kind than was asked for. */
    WRONG_NAME_FORMAT("saml-core §3.4.1.1"),
    /** The subject's name is not encrypted, and the deployer wants it so. */
    NAME_NOT_ENCRYPTED("saml-core §2.2.4"),
    /** An attribute is not encrypted, and the deployer wants all of them so. */
    ATTRIBUTE_NOT_ENCRYPTED("saml-core §2.7.3.2"),
    /** More parts are encrypted on their own than any honest assertion has. */
    TOO_MANY_ENCRYPTED("SEC_CF limit"),

    /** The subject's name, or what qualifies it, is longer than any honest one. */
    NAME_TOO_LONG("SEC_CF limit"),
    /** There are more statements of authentication, each with a session, than any honest assertion has. */
    TOO_MANY_SESSIONS("SEC_CF limit"),
    /** The name of a session is longer than any honest one. */
    SESSION_INDEX_TOO_LONG("SEC_CF limit"),
    /** The assertion could be used for longer than its use is remembered. */
    VALID_TOO_LONG("SEC_CF limit"),

    /** There are more values of attributes than the deployer takes. */
    TOO_MANY_VALUES("SEC_CF limit"),
    /** A value of an attribute is longer than the deployer takes. */
    VALUE_TOO_LONG("SEC_CF limit"),
    /** An attribute is missing that the application cannot do without. */
    MISSING_ATTRIBUTE("saml-metadata §2.4.4.2"),
    /** The identity provider vouches for somebody of a domain that is not among its own. */
    WRONG_SCOPE("SDP-SP16"),
    /** The name is another at each login, so nobody can be known again by it. */
    TRANSIENT_CALLER_NAME("saml-core §8.3.8"),
    /** What should name the subject in the form of its profile does not. */
    MALFORMED_SUBJECT_ID("saml-subject-id-attr §3.3.1"),
    /** The caller's name is longer than any honest one. */
    CALLER_NAME_TOO_LONG("SDP-G02");

    private final String clause;

    SamlPolicyReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
