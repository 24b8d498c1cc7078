package org.secf.keys;

import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** Ends the reading of a key where a rule refuses it; never leaves this package. */
final class RefusedJwk extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    RefusedJwk(Reason reason, String expected, String received) {
        super(expected, null, false, false);
        this.rejection = new Rejection(reason, expected, received);
    }

    Rejection rejection() {
        return rejection;
    }
}
