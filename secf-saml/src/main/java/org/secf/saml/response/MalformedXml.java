package org.secf.saml.response;

import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** The document breaks its schema. Carries the refusal out of nested reading; never leaves this package. */
final class MalformedXml extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    MalformedXml(Reason reason, String expected, String received) {
        super(expected, null, false, false);
        rejection = new Rejection(reason, expected, received);
    }

    MalformedXml(Rejection rejection) {
        super(rejection.expected(), null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
