package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why a response that was to be fetched was not, or not taken. */
public enum ArtifactReason implements Reason {
    /** Not 44 octets in base64, or of another type than 4. */
    MALFORMED_ARTIFACT("saml-bindings §3.6.4"),
    /** The artifact is of somebody else than the identity provider that was asked. */
    FOREIGN_ARTIFACT("saml-bindings §3.6.4"),
    /** The identity provider's metadata has no service of that index to fetch from. */
    UNKNOWN_RESOLUTION_SERVICE("saml-metadata §2.4.3"),
    /** It was brought before. */
    ARTIFACT_REPLAYED("saml-bindings §3.6.5"),
    /** Whether it was brought before cannot be known. */
    ARTIFACT_REPLAY_UNKNOWN("saml-bindings §3.6.5"),
    /** So many responses are being fetched already that no thread more is spent on it now. */
    TOO_MANY_RESOLUTIONS("SEC_CF limit"),
    /** The SOAP envelope has more or other parts than one message. */
    MALFORMED_ENVELOPE("saml-bindings §3.2.2"),
    /** Something else than an answer to a resolution, or one that breaks its schema. */
    MALFORMED_RESOLUTION("saml-core §3.5.2"),
    /** The answer comes from somebody else than the identity provider that was asked. */
    WRONG_RESOLUTION_ISSUER("saml-core §3.2.2"),
    /** The answer is to another question. */
    WRONG_RESOLUTION("saml-core §3.2.2"),
    /** The answer was sent to somebody else. */
    WRONG_RESOLUTION_DESTINATION("saml-core §3.2.2"),
    /** The answer was made too long ago, or in the future. */
    RESOLUTION_NOT_FRESH("saml-core §3.2.2"),
    /** The identity provider could not or would not answer. */
    RESOLUTION_NOT_SUCCESS("saml-core §3.2.2.2"),
    /** Nobody signed the answer, and the connection alone is not believed. */
    RESOLUTION_NOT_SIGNED("saml-bindings §3.6.6"),
    /** There is no response for this artifact: it is unknown, used, or was another's. */
    NO_MESSAGE_FOR_ARTIFACT("saml-core §3.5.3");

    private final String clause;

    ArtifactReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
