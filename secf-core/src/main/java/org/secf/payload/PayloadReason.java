package org.secf.payload;

import org.secf.verdict.Reason;

/**
 * Why an encrypted body was refused, in the order in which it is asked. Faults inside a sealed message have a SealReason, those of an
 * encapsulated key an HpkeReason.
 */
public enum PayloadReason implements Reason {
    /** A header field that has one value came several times. */
    FIELD_REPEATED("RFC 9110 §5.3"),
    /** The content type is none. */
    CONTENT_TYPE_MALFORMED("RFC 9110 §8.3.1"),
    /** Another coding around or below the encryption: a compressed length tells about the content. */
    CODING_COMBINED("RFC 9110 §8.4, RFC 8188 §4.8"),
    /** One protection within another. */
    PROTECTION_NESTED("SEC_CF CONF-001"),
    /** A body that everybody can read, where it must be encrypted. */
    PLAINTEXT_PAYLOAD("RFC 8188 §4.1, SEC_CF CONF-001"),
    /** Encrypted in a form that is not taken here. */
    FORM_NOT_ACCEPTED("SEC_CF CONF-001"),
    /** It ends before its first record. */
    HEADER_TRUNCATED("RFC 8188 §2.1"),
    /** A framing that is not ours. */
    VERSION_UNKNOWN("SEC_CF CONF-001"),
    /** Records that have no room for an octet. */
    RECORD_SIZE_INVALID("RFC 8188 §2.1"),
    /** Records of more memory than is given to one. */
    RECORD_SIZE_TOO_LARGE("SEC_CF limit"),
    /** The name of a key is longer than any of ours. */
    KEY_ID_TOO_LONG("SEC_CF limit"),
    /** The name of a key is no UTF-8. */
    KEY_ID_MALFORMED("RFC 8188 §2.1"),
    /** There is no key of that name, or it is not for this. */
    KEY_UNKNOWN("RFC 8188 §2.1"),
    /** Algorithms that are not taken. */
    SUITE_NOT_ACCEPTED("RFC 9180 §7"),
    /** Another key, a changed octet, a record in another place, or one that was cut. Which of them cannot be told. */
    RECORD_NOT_AUTHENTIC("RFC 8188 §2, RFC 9180 §5.2"),
    /** A record without the octet that ends its data. */
    DELIMITER_MALFORMED("RFC 8188 §2"),
    /** The last record never came. */
    TRUNCATED("RFC 8188 §4.2"),
    /** There is more after the last record. */
    AFTER_LAST_RECORD("RFC 8188 §2"),
    /** More records than one key may encrypt. */
    RECORD_LIMIT("RFC 8188 §4.4"),
    /** More content than is taken. */
    PAYLOAD_TOO_LONG("SEC_CF limit"),
    /** The association by which it should be encrypted has ended. */
    ASSOCIATION_ENDED("SEC_CF KEM-001"),
    /** The recipient has published no key to which anything could be encrypted. */
    NO_RECIPIENT_KEY("RFC 7517 §4.2");

    private final String clause;

    PayloadReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
