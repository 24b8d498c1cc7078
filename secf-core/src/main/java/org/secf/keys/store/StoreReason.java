package org.secf.keys.store;

import org.secf.verdict.Reason;

/** Why a secret store is not used or not changed. */
public enum StoreReason implements Reason {
    /** The master secret cannot be had. */
    NO_MASTER_SECRET("SEC_CF SEC-001"),
    /** A master secret that could be guessed protects nothing. */
    MASTER_SECRET_TOO_SHORT("SEC_CF SEC-001"),
    /** There is no store. */
    NO_STORE("SEC_CF SEC-001"),
    /** One is there already, and is not overwritten. */
    STORE_EXISTS("SEC_CF SEC-003"),
    /** Others than the owner may read or change it. */
    STORE_NOT_PRIVATE("SEC_CF SEC-001"),
    /** The file cannot be read. */
    STORE_UNREADABLE("SEC_CF SEC-001"),
    /** The master secret is another one, or the store was changed without it. */
    STORE_NOT_OPENED("SEC_CF SEC-003"),
    /** It opens, and what it says of itself makes no sense. */
    STORE_MALFORMED("SEC_CF SEC-003"),
    /** Somebody else is changing it. */
    STORE_BUSY("SEC_CF SEC-003"),
    /** The change could not be written; the store is as it was. */
    STORE_NOT_WRITTEN("SEC_CF SEC-003"),
    /** The change was made, and the system did not say that it is on disk: a power failure may take it back. */
    STORE_NOT_FORCED("SEC_CF SEC-003"),
    /** Whoever asks for the change has seen an older version. */
    STALE_VERSION("SEC_CF SEC-003"),
    /** An alias of another form. */
    BAD_ALIAS("SEC_CF SEC-003"),
    /** A secret without octets. */
    EMPTY_SECRET("SEC_CF SEC-003"),
    /** Nothing of that alias is there. */
    NO_SUCH_ALIAS("SEC_CF SEC-001"),
    /** Something of that alias is there, and is not overwritten. */
    ALIAS_TAKEN("SEC_CF SEC-003"),
    /** Something else than asked for has that alias. */
    WRONG_KIND("SEC_CF SEC-001"),
    /** A key that could be broken. */
    KEY_TOO_WEAK("saml-sdp SDP-MD06"),
    /** Its private half is another key's. */
    KEY_PAIR_MISMATCH("RFC 5280 §4.1.2.7"),
    /** A kind of key that cannot do what it is for. */
    KEY_NOT_FOR_USE("RFC 7517 §4.2"),
    /** A certificate that is not followed by the one of its issuer. */
    CHAIN_BROKEN("RFC 5280 §6.1"),
    /** A certificate beyond its time, or before. */
    CERTIFICATE_NOT_VALID("RFC 5280 §4.1.2.5"),
    /** Nothing stands ready to follow the active key. */
    NO_NEXT_KEY("SEC_CF KEM-001"),
    /** The state of the key does not allow it. */
    WRONG_KEY_STATE("SEC_CF KEM-001"),
    /** Without it the set could not go on. */
    LAST_ACTIVE_KEY("SEC_CF KEM-001"),
    /** Others could not have learned of the key in time. */
    OVERLAP_TOO_SHORT("SEC_CF KEM-001");

    private final String clause;

    StoreReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
