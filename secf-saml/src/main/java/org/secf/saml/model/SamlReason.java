package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why a SAML response was refused, in the order the rules are asked. */
public enum SamlReason implements Reason {
    /** The form field is not base64. */
    NOT_BASE64("saml-bindings §3.5.4"),
    /** More octets, nodes or levels than any honest response has. */
    TOO_LARGE("SEC_CF limit"),
    /** The XML parser refused it. */
    UNPARSABLE("XML 1.0 §2.1"),
    /** A document type declaration may declare entities, defaults and ids. */
    DOCUMENT_TYPE("SDP-G03"),
    /** A processing instruction splits text that others read whole. */
    PROCESSING_INSTRUCTION("XML 1.0 §2.6"),
    /** A comment splits text, so that two readers see two names. */
    COMMENT_IN_TEXT("XML 1.0 §2.5"),
    /** Canonicalization is undefined for relative namespace names. */
    RELATIVE_NAMESPACE("xml-c14n §1.3"),
    /** An id is no NCName, or longer than any honest one. */
    MALFORMED_ID("saml-core §1.3.4"),
    /** One element with two attributes that somebody may take for its id. */
    AMBIGUOUS_ID("saml-core §1.3.4"),
    /** Two elements with one id. */
    DUPLICATE_ID("saml-core §1.3.4"),
    /** The root is another element. */
    NOT_A_RESPONSE("saml-core §3.3.3"),
    /** Not SAML 2.0. */
    WRONG_VERSION("saml-core §4.1"),
    /** The response breaks its schema. */
    MALFORMED_RESPONSE("saml-core §3.3.3"),

    /** What we know of the identity provider is too old to be believed. */
    METADATA_EXPIRED("saml-metadata §2.3.2"),
    /** A signed response does not say where it was sent. */
    MISSING_DESTINATION("saml-bindings §3.5.5.2"),
    /** It was sent to somebody else. */
    WRONG_DESTINATION("saml-bindings §3.5.5.2"),
    /** Nobody asked for it. */
    UNSOLICITED("saml-profiles §4.1.5"),
    /** It answers another request than this browser's. */
    WRONG_IN_RESPONSE_TO("saml-profiles §4.1.4.3"),
    /** The response was made too long ago, or in the future. */
    RESPONSE_NOT_FRESH("saml-core §3.2.2"),
    /** The response comes from somebody else than we asked. */
    WRONG_RESPONSE_ISSUER("saml-profiles §4.1.4.2"),
    /** The identity provider could not or would not authenticate the user. */
    STATUS_NOT_SUCCESS("saml-core §3.2.2.2"),
    /** None, or more than one, wherever in the document. */
    NOT_ONE_ASSERTION("saml-profiles §4.1.4.2"),
    /** The deployer wants encrypted assertions. */
    ENCRYPTION_REQUIRED("saml-core §6.2"),

    /** A signature stands where none may stand. */
    SIGNATURE_MISPLACED("saml-core §5.4.1"),
    /** The signature has more or other parts than the profile allows. */
    MALFORMED_SIGNATURE("saml-core §5.4"),
    /** The signature refers to something else than its parent. */
    WRONG_REFERENCE("saml-core §5.4.2"),
    /** Not exclusive canonicalization without comments. */
    FORBIDDEN_CANONICALIZATION("saml-core §5.4.3"),
    /** A transform that may leave out what was not signed. */
    FORBIDDEN_TRANSFORM("saml-core §5.4.4"),
    /** A signature or digest algorithm that is not on the list. */
    FORBIDDEN_ALGORITHM("SDP-ALG01"),
    /** The identity provider's key is too short. */
    WEAK_KEY("SDP-MD06"),
    /** No key of the identity provider verifies it. */
    SIGNATURE_INVALID("xmldsig-core §3.2"),
    /** Neither response nor assertion is signed. */
    NOT_SIGNED("saml-profiles §4.1.4.5"),
    /** The deployer wants the assertion itself signed. */
    ASSERTION_NOT_SIGNED("saml-metadata §2.4.4"),

    /** The encrypted assertion has more or other parts than the profile allows. */
    MALFORMED_ENCRYPTION("saml-core §6.2"),
    /** An encryption or key transport algorithm that is not on the list. */
    FORBIDDEN_ENCRYPTION("SDP-ALG01"),
    /** No key of ours opens it, or it was altered; not told apart, so that nobody can learn from the difference. */
    NOT_DECRYPTABLE("saml-core §6.2"),

    /** The assertion breaks its schema. */
    MALFORMED_ASSERTION("saml-core §2.3.3"),
    /** The subject is named by an extension, or encrypted where that is not taken, or by something else than a name that was encrypted. */
    UNSUPPORTED_IDENTIFIER("saml-core §2.4.1"),
    /** An attribute is encrypted on its own where that is not taken, or it is something else than an attribute that was encrypted. */
    UNSUPPORTED_ATTRIBUTE("saml-core §2.7.3.2"),
    /** The assertion comes from somebody else than we asked. */
    WRONG_ASSERTION_ISSUER("saml-profiles §4.1.4.2"),
    /** The assertion was made in the future. */
    ISSUED_IN_FUTURE("saml-core §2.3.3"),
    /** The name is from another party's list of names, so here it may be somebody else's. */
    NAME_OF_OTHER_PARTY("saml-core §8.3.7"),
    /** No bearer confirmation: whoever brings it is not the subject. */
    NOT_BEARER("saml-profiles §4.1.4.2"),
    /** The confirmation is meant for another address. */
    WRONG_RECIPIENT("saml-profiles §4.1.4.2"),
    /** The confirmation never ends. */
    CONFIRMATION_WITHOUT_END("saml-profiles §4.1.4.2"),
    /** The confirmation is over. */
    CONFIRMATION_EXPIRED("saml-profiles §4.1.4.3"),
    /** A bearer confirmation must not have a beginning. */
    CONFIRMATION_WITH_BEGINNING("saml-profiles §4.1.4.2"),
    /** The confirmation, the signed place, answers another request or none. */
    CONFIRMATION_OF_OTHER_REQUEST("saml-profiles §4.1.4.3"),
    /** Conditions are missing, so nothing says whom the assertion is for. */
    NO_CONDITIONS("saml-profiles §4.1.4.2"),
    /** A condition that we do not know makes the assertion indeterminate. */
    UNKNOWN_CONDITION("saml-core §2.5.1.1"),
    /** Too early. */
    NOT_YET_VALID("saml-core §2.5.1.2"),
    /** The assertion would be valid for ever. */
    WITHOUT_END("saml-core §2.5.1.2"),
    /** Too late. */
    EXPIRED("saml-core §2.5.1.2"),
    /** Nothing says whom the assertion is for. */
    NO_AUDIENCE("saml-profiles §4.1.4.2"),
    /** The assertion is for somebody else. */
    WRONG_AUDIENCE("saml-core §2.5.1.4"),
    /** Nothing says that the user was authenticated. */
    NO_AUTHENTICATION("saml-profiles §4.1.4.2"),
    /** The user will be authenticated in the future. */
    AUTHENTICATED_IN_FUTURE("saml-core §2.7.2"),
    /** The user was authenticated longer ago than the deployer allows. */
    AUTHENTICATION_TOO_OLD("saml-core §2.7.2"),
    /** The identity provider's session is over. */
    SESSION_OVER("saml-core §2.7.2"),
    /** The user was authenticated in another way than the deployer asks. */
    WRONG_AUTHENTICATION_CONTEXT("saml-core §3.3.2.2.1"),
    /** The assertion was used before. */
    REPLAYED("saml-profiles §4.1.4.5"),
    /** Whether it was used before cannot be known. */
    REPLAY_UNKNOWN("saml-profiles §4.1.4.5"),

    /** Nothing in the assertion names the caller. */
    NO_CALLER_NAME("saml-core §2.4.1"),
    /** Several values, and no rule to choose. */
    SEVERAL_CALLER_NAMES("saml-core §2.7.3.1"),
    /** The name is blank, or has spaces at its ends or control characters. */
    HOSTILE_CALLER_NAME("saml-core §2.2.2");

    private final String clause;

    SamlReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
