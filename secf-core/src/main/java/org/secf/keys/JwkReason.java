package org.secf.keys;

import org.secf.verdict.Reason;

/** Why a public key in JSON was refused. */
public enum JwkReason implements Reason {
    /** No JSON object, one with a member twice, or a longer text than any public key needs. */
    NOT_A_JWK("RFC 7517 §4"),
    /** The kind of key is missing or unknown. */
    KEY_TYPE_UNKNOWN("RFC 7517 §4.1"),
    /** The private half was sent along: whoever sees it must not use the key, and the sender must be told. */
    PRIVATE_MEMBER("RFC 7517 §9.2"),
    /** A member without which there is no key. */
    MEMBER_MISSING("RFC 7518 §6"),
    /** A member of another kind or length, or not in the one encoding that is right. */
    MEMBER_MALFORMED("RFC 7518 §2"),
    /** A curve that we do not know. */
    CURVE_UNKNOWN("RFC 7518 §6.2.1.1"),
    /** Coordinates of a point elsewhere, by which a private key can be drawn out bit by bit. */
    POINT_NOT_ON_CURVE("RFC 8725 §3.4"),
    /** RSA below 2048 bits. */
    KEY_TOO_SHORT("RFC 7518 §3.3"),
    /** An RSA modulus or exponent that nobody chooses honestly, or one that only costs time. */
    RSA_NUMBERS("RFC 8017 §3.1"),
    /** An unknown use, or one that keys of this curve do not have. */
    KEY_USE("RFC 7517 §4.2");

    private final String clause;

    JwkReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
