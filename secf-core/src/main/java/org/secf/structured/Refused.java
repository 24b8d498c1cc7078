package org.secf.structured;

import org.secf.verdict.Rejection;

/** Ends the reading of a field; never leaves this package. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    Refused(StructuredReason reason, String expected, String received) {
        super(expected, null, false, false);
        this.rejection = new Rejection(reason, expected, received);
    }

    Rejection rejection() {
        return rejection;
    }
}
