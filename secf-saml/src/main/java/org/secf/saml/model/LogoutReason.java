package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why a message of a logout was refused, or a logout did not reach everybody. */
public enum LogoutReason implements Reason {
    /** The message came by a way that is none of the three bindings. */
    WRONG_BINDING("saml-profiles §4.4.3"),
    /** The message cannot be read as compressed text. */
    NOT_DEFLATED("saml-bindings §3.4.4.1"),
    /** The SOAP envelope has more or other parts than one message. */
    MALFORMED_ENVELOPE("saml-bindings §3.2.2"),
    /** A request where a response belongs, the other way round, or something else. */
    WRONG_MESSAGE("saml-core §3.7"),
    /** The message breaks its schema. */
    MALFORMED_MESSAGE("saml-core §3.7"),
    /** What came along to be given back is longer than any honest one. */
    RELAY_STATE_TOO_LONG("saml-bindings §3.4.3"),
    /** What we know of the identity provider is too old to be believed. */
    METADATA_EXPIRED("saml-metadata §2.3.2"),
    /** It comes from somebody else than the identity provider that logs our users in. */
    WRONG_ISSUER("saml-profiles §4.4.4.1"),
    /** It does not say where it was sent. */
    MISSING_DESTINATION("saml-bindings §3.4.5.2"),
    /** It was sent to somebody else. */
    WRONG_DESTINATION("saml-bindings §3.4.5.2"),
    /** It was made too long ago, or in the future. */
    NOT_FRESH("saml-core §3.2.1"),
    /** Its own time is over. */
    EXPIRED("saml-core §3.7.1"),
    /** Nobody signed it. */
    NOT_SIGNED("saml-profiles §4.4.4.1"),
    /** The user is not named by a NameID, plain or encrypted. */
    UNSUPPORTED_IDENTIFIER("saml-core §3.7.1"),
    /** More sessions are named than any honest request has. */
    TOO_MANY_SESSIONS("SEC_CF limit"),
    /** The browser that brings it is logged in as somebody else. */
    WRONG_USER("saml-core §3.7.3"),
    /** It was used before. */
    REPLAYED("saml-core §3.7.3"),
    /** Whether it was used before cannot be known. */
    REPLAY_UNKNOWN("saml-core §3.7.3"),
    /** The store that remembers which logins are over is full or out of reach: sessions go on. */
    CANNOT_END("saml-core §3.7.3.2"),
    /** The login that comes in ended already (saml-core §3.7.3.2: requests hold for assertions that arrive later, too). */
    LOGIN_OVER("saml-core §3.7.3.2"),
    /** A page of another site asked for the logout. */
    OTHER_SITE("RFC 6454 §7"),
    /** This browser did not begin the logout that the response answers. */
    OTHER_BROWSER("saml-profiles §4.4.4.2"),
    /** The logout was never begun, took too long, or has been answered already. */
    NO_LOGOUT_IN_FLIGHT("saml-profiles §4.4.4.2"),
    /** The key that went out with the request did not come back. */
    RELAY_STATE_MISMATCH("saml-bindings §3.4.3"),
    /** The response answers another request than the one that was sent. */
    WRONG_IN_RESPONSE_TO("saml-core §3.2.2"),
    /** The user is logged out here, and perhaps not everywhere. */
    NOT_EVERYWHERE("saml-core §3.7.3.2"),
    /** Our messages are signed, and no key of ours signs now. */
    NO_SIGNING_KEY("saml-profiles §4.4.4.1");

    private final String clause;

    LogoutReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
