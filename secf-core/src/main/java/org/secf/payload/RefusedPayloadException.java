package org.secf.payload;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * The rest of a body was refused while it was being read. A stream has no other way to say so than an exception; what was read before is authentic but not
 * the whole, and must not be processed as if it were (RFC 8188 §4.2). Thrown again by each further read.
 */
public final class RefusedPayloadException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    RefusedPayloadException(Rejection rejection) {
        super(rejection.reason().name());
        this.rejection = rejection;
    }

    RefusedPayloadException(PayloadReason reason, String expected, String received) {
        this(new Rejection(reason, expected, received));
    }

    /**
     * The value of a verdict.
     *
     * @throws RefusedPayloadException where it is a refusal
     */
    public static <T> T unlessRefused(Verdict<T> verdict) throws RefusedPayloadException {
        Optional<Rejection> refusal = verdict.rejection();
        if (refusal.isPresent()) {
            throw new RefusedPayloadException(refusal.get());
        }
        return verdict.fold(value -> value, rejection -> {
            throw new IllegalStateException("a verdict is a value or a rejection");
        });
    }

    /** Which rule refused; for log and audit, never for the client. */
    public Rejection rejection() {
        return Objects.requireNonNull(rejection, "rejections are not serialised");
    }
}
