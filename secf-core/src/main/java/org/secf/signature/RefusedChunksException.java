package org.secf.signature;

import java.io.IOException;
import java.util.Objects;
import org.secf.verdict.Rejection;

/**
 * A body in signed chunks was refused while it was being read. What was read before is proved but not the whole, and must not be processed as if it were.
 * Thrown again by each further read.
 */
public final class RefusedChunksException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    RefusedChunksException(Rejection rejection) {
        super(rejection.reason().name());
        this.rejection = rejection;
    }

    /** Which rule refused; for log and audit. */
    public Rejection rejection() {
        return Objects.requireNonNull(rejection, "rejections are not serialised");
    }
}
