package org.secf.agreement;

import org.secf.verdict.Rejection;

/** A message that cannot be read; never leaves the package. */
final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    MalformedMessage(AgreementReason reason, String expected, String received) {
        this(new Rejection(reason, expected, received));
    }

    MalformedMessage(Rejection rejection) {
        super(rejection.reason().name(), null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
