package org.secf.hpke;

import org.secf.verdict.Reason;

/** Why hybrid public key encryption refused, in the order in which it is asked. */
public enum HpkeReason implements Reason {
    /** An algorithm that is not among ours. */
    UNSUPPORTED_SUITE("RFC 9180 §7"),
    /** A key for another algorithm or of another curve than the suite's. */
    WRONG_KEY_TYPE("RFC 9180 §7.1"),
    /** Not as long as a public key of its kind, or not in the one form that is allowed. */
    MALFORMED_PUBLIC_KEY("RFC 9180 §7.1.1"),
    /** The octets are no point of the curve, or it is the point at infinity. */
    INVALID_PUBLIC_KEY("RFC 9180 §7.1.4"),
    /** The private key belongs to another public key. */
    KEY_PAIR_MISMATCH("RFC 9180 §4"),
    /** A pre-shared key without its identifier, or an identifier without its key. */
    PSK_INCONSISTENT("RFC 9180 §5.1"),
    /** A pre-shared key that cannot have the entropy it needs. */
    PSK_TOO_SHORT("RFC 9180 §5.1.2"),
    /** A key of small order: everybody knows the secret that would be agreed with it. */
    ZERO_SHARED_SECRET("RFC 9180 §7.1.4, RFC 7748 §6.1"),
    /** The suite is for exported secrets alone and opens no messages. */
    EXPORT_ONLY("RFC 9180 §5.3"),
    /** The context has opened as many messages as it may. */
    MESSAGE_LIMIT_REACHED("RFC 9180 §5.2"),
    /** Other keys, other information, another sender, another message, or another place in their order. Which of them cannot be told. */
    OPEN_FAILED("RFC 9180 §5.2");

    private final String clause;

    HpkeReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
