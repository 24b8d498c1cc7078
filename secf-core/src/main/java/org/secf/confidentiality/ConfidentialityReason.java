package org.secf.confidentiality;

import org.secf.verdict.Reason;

/** Why a response that had to be encrypted was not, and why an encrypted request was not taken though it could be read. */
public enum ConfidentialityReason implements Reason {
    /** The request came under no association, and nobody is known who has published a key. */
    NO_RECIPIENT("SEC_CF CONF-001"),
    /** The body came under an association of somebody else than the caller or the signer, who did not sign that body: the answer would be readable for others. */
    RECIPIENT_NOT_CALLER("SEC_CF CONF-001"),
    /** A field of the response tells of its content what the encryption hides: a digest, or a range. */
    CONTENT_TOLD("RFC 9530 §6.1"),
    /** The same encrypted body came before. */
    BODY_REPEATED("SEC_CF AUTH-004"),
    /** The client has as many bodies remembered as one may have, or all together have. */
    TOO_MANY_BODIES("SEC_CF limit"),
    /** Whether it came before cannot be known. */
    BODY_MEMORY_FAILED("SEC_CF AUTH-004");

    private final String clause;

    ConfidentialityReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
