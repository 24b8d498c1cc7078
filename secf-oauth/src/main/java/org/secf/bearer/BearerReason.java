package org.secf.bearer;

import org.secf.verdict.Reason;

/** Why an access token was refused, in the order the rules are asked. */
public enum BearerReason implements Reason {
    /** Two credentials: nobody knows which of them counts. */
    SEVERAL_CREDENTIALS("RFC 6750 §2", BearerError.INVALID_REQUEST),
    /** In the query, which ends in logs and histories. */
    TOKEN_IN_QUERY("RFC 9700 §4.3.2", BearerError.INVALID_REQUEST),
    /** In the body, where one is looked for nowhere. */
    TOKEN_IN_BODY("RFC 6750 §2.2", BearerError.INVALID_REQUEST),
    /** Not a scheme and a token of its alphabet. */
    CREDENTIAL_MALFORMED("RFC 6750 §2.1", BearerError.INVALID_REQUEST),
    /** Sent where others could read it, and use it from now on. */
    NO_TLS_FOR_TOKEN("RFC 6750 §5.3", BearerError.INVALID_REQUEST),

    /** A claim is missing without which there is no access token. */
    CLAIM_MISSING("RFC 9068 §2.2", BearerError.INVALID_TOKEN),
    /** A claim of another type than it has. */
    CLAIM_MALFORMED("RFC 7519 §4.1", BearerError.INVALID_TOKEN),
    /** Of another issuer, or the issuer spelled in another way. */
    OTHER_ISSUER("RFC 9068 §4", BearerError.INVALID_TOKEN),
    /** For somebody else. */
    OTHER_AUDIENCE("RFC 9068 §4", BearerError.INVALID_TOKEN),
    /** Over. */
    TOKEN_EXPIRED("RFC 7519 §4.1.4", BearerError.INVALID_TOKEN),
    /** For later. */
    TOKEN_NOT_YET_VALID("RFC 7519 §4.1.5", BearerError.INVALID_TOKEN),
    /** Issued in the future: one of both clocks is wrong. */
    TOKEN_FROM_FUTURE("RFC 7519 §4.1.6", BearerError.INVALID_TOKEN),
    /** Issued longer ago than the deployer allows, although it would still be good. */
    TOKEN_TOO_OLD("RFC 7519 §4.1.6", BearerError.INVALID_TOKEN),
    /** Good for longer than the deployer allows. */
    LIFETIME_TOO_LONG("RFC 9700 §2.2.1", BearerError.INVALID_TOKEN),
    /** An ID token, a logout token, a refresh token or a proof, all of which are signed by the same issuers. */
    OTHER_KIND_OF_TOKEN("RFC 8725 §3.12", BearerError.INVALID_TOKEN),
    /** Bound by a method that we do not know, and so not at all. */
    CONFIRMATION_UNKNOWN("RFC 7800 §3.1", BearerError.INVALID_TOKEN),
    /** Somebody acts for the caller, which is not allowed here, or not to them. */
    ACTOR_NOT_ALLOWED("RFC 8693 §4.1", BearerError.INVALID_TOKEN),
    /** An actor without a name, or one in an actor's place that is none. */
    ACTOR_MALFORMED("RFC 8693 §4.1", BearerError.INVALID_TOKEN),
    /** A longer chain of actors than the deployer allows. */
    TOO_MANY_ACTORS("SEC_CF limit", BearerError.INVALID_TOKEN),
    /** Nothing in the token names the caller. */
    NO_CALLER_NAME("RFC 9068 §2.2", BearerError.INVALID_TOKEN),
    /** A name that is blank, has space at its ends, or characters that nobody sees. */
    HOSTILE_CALLER_NAME("RFC 9068 §6", BearerError.INVALID_TOKEN),

    /** Bound to its sender, which the deployer does not want. */
    BOUND_NOT_ACCEPTED("RFC 7800 §3.1", BearerError.INVALID_TOKEN),
    /** Good for whoever has it, where the deployer wants it bound. */
    NOT_BOUND("RFC 9700 §2.2.1", BearerError.INVALID_TOKEN),
    /** A token that is bound to a key, as if it were good for whoever has it. */
    BOUND_TOKEN_AS_BEARER("RFC 9449 §7.2", BearerError.INVALID_TOKEN),
    /** A proof for a token that is bound to no key. */
    UNBOUND_TOKEN_AS_DPOP("RFC 9449 §7.1", BearerError.INVALID_TOKEN),
    /** Bound by DPoP, for which this application has no address. */
    DPOP_NOT_CONFIGURED("RFC 9449 §4.3", BearerError.INVALID_TOKEN),
    /** Bound to a certificate, and the client proved none. */
    CERTIFICATE_MISSING("RFC 8705 §3", BearerError.INVALID_TOKEN),
    /** Bound to another certificate than the client's. */
    OTHER_CERTIFICATE("RFC 8705 §3", BearerError.INVALID_TOKEN),

    /** Good, but for less than this application is for. */
    SCOPE_MISSING("RFC 6750 §3.1", BearerError.INSUFFICIENT_SCOPE);

    private final String clause;
    private final BearerError error;

    BearerReason(String clause, BearerError error) {
        this.clause = clause;
        this.error = error;
    }

    @Override
    public String clause() {
        return clause;
    }

    BearerError error() {
        return error;
    }
}
