package org.secf.clientcert.revocation;

/**
 * What is known of a certificate's revocation at one instant.
 *
 * @param kind known to be good, known to be revoked, or not known
 * @param detail why, for log and audit
 */
public record RevocationStatus(Kind kind, String detail) {

    /** What is known. */
    public enum Kind {
        /** Somebody entitled says, lately enough, that it is not revoked. */
        GOOD,
        /** Somebody entitled says, or once said, that it is revoked. */
        REVOKED,
        /** Nobody entitled says anything, or what was said is out of date. */
        UNKNOWN
    }

    static RevocationStatus good(String detail) {
        return new RevocationStatus(Kind.GOOD, detail);
    }

    static RevocationStatus revoked(String detail) {
        return new RevocationStatus(Kind.REVOKED, detail);
    }

    static RevocationStatus unknown(String detail) {
        return new RevocationStatus(Kind.UNKNOWN, detail);
    }
}
