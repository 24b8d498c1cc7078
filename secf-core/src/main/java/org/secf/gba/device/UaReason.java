package org.secf.gba.device;

import org.secf.verdict.Reason;

/** Why a device does not believe, or does not reach, an application. */
public enum UaReason implements Reason {
    /** The application wants something else than bootstrapped keys, or says too little. */
    UNUSABLE_CHALLENGE("TS 24.109 §5.2.3"),
    /** The challenge is of another application. */
    WRONG_REALM("TS 24.109 §5.2.3"),
    /** The key depends on a cipher suite that is not known here. */
    UNKNOWN_CIPHER_SUITE("TS 33.220 Annex H.3"),
    /** The application refuses fresh keys, too. */
    NOT_LET_IN("TS 24.109 §5.2.4"),
    /** The application does not prove that it knows the key, or its answer was changed. */
    SERVER_NOT_PROVED("RFC 7616 §3.5");

    private final String clause;

    UaReason(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
