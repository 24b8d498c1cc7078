package org.secf.gba.naf;

import org.secf.verdict.Reason;

/** Why a caller with bootstrapped keys was refused, where it is not said by {@link org.secf.digest.DigestReason}. */
public enum GbaReason implements Reason {
    /** The realm is of another application, or of none. */
    WRONG_REALM("TS 24.109 §5.2.4"),
    /** The cipher suite that the key depends on is not known here. */
    UNKNOWN_CIPHER_SUITE("TS 33.220 Annex H.3"),
    /** The cipher suite stands in a request that none of the listed proxies vouches for: anybody can write it. */
    NOT_BY_PROXY("TS 33.220 Annex H.3"),
    /** The nonce was used for a transaction that the network does not know; another one needs another nonce. */
    NONCE_SPENT("RFC 7616 §5.4"),
    /** So many transactions came lately which the network does not know that it is not asked about further ones. */
    TOO_MANY_UNKNOWN("TS 33.220 §4.5.3"),
    /** The keys that the device has are over, or the network does not know them. */
    BOOTSTRAPPING_REQUIRED("TS 24.109 §5.2.4"),
    /** The network gave no key of the kind that the caller claims to have, or demands one of the other kind for this service. */
    NO_SUCH_KEY("TS 33.220 §4.5.3"),
    /** The caller wants to be somebody whom the network does not know it to be. */
    IDENTITY_NOT_ALLOWED("TS 24.109 §5.2.2"),
    /** The field of the intended identity is no identity in quotes, or there are several. */
    MALFORMED_IDENTITY("TS 24.109 §5.2.2"),
    /** Who the caller is could not be asked. */
    KEYS_FAILED("TS 33.220 §4.5.3");

    private final String clause;

    GbaReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
