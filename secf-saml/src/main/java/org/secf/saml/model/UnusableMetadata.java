package org.secf.saml.model;

import org.jspecify.annotations.Nullable;
import org.secf.verdict.Rejection;

/** Metadata that is not used. The text says where it stands, what was expected, what is there, and what to do. */
public final class UnusableMetadata extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final MetadataReason reason;

    public UnusableMetadata(MetadataReason reason, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.reason = reason;
    }

    /** Which rule refused. */
    public MetadataReason reason() {
        return reason;
    }

    /** The same for log and audit. */
    public Rejection rejection() {
        return new Rejection(
                reason, "metadata of the identity provider that can be used", String.valueOf(getMessage()));
    }
}
