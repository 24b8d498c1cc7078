package org.secf.saml.model;

import org.secf.verdict.Reason;

/** Why what a source says of the identity provider is not used. */
public enum MetadataReason implements Reason {
    /** There is nothing to read, or the server there is refused. */
    SOURCE_UNREACHABLE("saml-metadata §4"),
    /** No well-formed XML, or with a document type declaration, or deeper than any honest document. */
    METADATA_UNREADABLE("SDP-G03"),
    /** XML, but neither an entity nor a group of entities. */
    NOT_METADATA("saml-metadata §2.3"),
    /** Nobody signed the document as a whole. */
    METADATA_UNSIGNED("saml-metadata §3"),
    /** The signature is not that of the whole document, or of a form or an algorithm that is not taken. */
    METADATA_SIGNATURE_MALFORMED("saml-core §5.4"),
    /** None of the keys that configuration names made the signature, or the document was altered. */
    METADATA_SIGNATURE_INVALID("SDP-MD02"),
    /** Its end is over. */
    METADATA_ENDED("saml-metadata §2.3.2"),
    /** It has no end, and the deployer wants one. */
    METADATA_WITHOUT_END("SDP-MD03"),
    /** Its end is further away than the deployer allows. */
    METADATA_END_TOO_FAR("SDP-MD03"),
    /** It does not describe the identity provider that is configured. */
    ENTITY_MISSING("saml-metadata §2.3.2"),
    /** It describes several, or one several times. */
    ENTITY_AMBIGUOUS("saml-metadata §2.3.2"),
    /** It has no key, or one that cannot be read. */
    ENTITY_WITHOUT_KEY("saml-metadata §2.4.1.1"),
    /** Its keys are all too short, or on other curves than the deployer takes. */
    ENTITY_WEAK_KEY("SDP-MD06"),
    /** It takes requests where we send none: not by https. */
    ENTITY_ADDRESS("saml-metadata §2.2.2"),
    /** It asks of us what our settings refuse. */
    ENTITY_UNFIT("saml-metadata §2.4.3");

    private final String clause;

    MetadataReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
