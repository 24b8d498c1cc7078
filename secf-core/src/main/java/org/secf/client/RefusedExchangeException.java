package org.secf.client;

import java.io.IOException;
import java.util.Objects;
import org.secf.verdict.Rejection;

/** A request was not sent, or what answered it was not proved: nothing of the answer may be used. Whether the server did what was asked is not known. */
public final class RefusedExchangeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** For one refusal. */
    public RefusedExchangeException(Rejection rejection) {
        super(rejection.reason().name() + ": " + rejection.detail());
        this.rejection = rejection;
    }

    /** Which rule refused; for log and audit. */
    public Rejection rejection() {
        return Objects.requireNonNull(rejection, "rejections are not serialised");
    }
}
