package org.secf.contentdigest;

import java.io.IOException;
import org.secf.verdict.Rejection;

/** A stream's end found that its content was another one than was digested. */
public final class RefusedContent extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    RefusedContent(Rejection rejection) {
        super(rejection.reason().name());
        this.rejection = rejection;
    }

    /** Why, for log and audit. */
    public Rejection rejection() {
        return rejection;
    }
}
