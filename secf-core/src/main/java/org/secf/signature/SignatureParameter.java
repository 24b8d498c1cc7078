package org.secf.signature;

import java.util.Locale;
import org.secf.structured.BareItem;

/** The registered parameters of a signature (RFC 9421 §2.3). */
public enum SignatureParameter {
    /** When it was made. */
    CREATED,
    /** Until when it is to be believed. */
    EXPIRES,
    /** A text that is used once. */
    NONCE,
    /** The algorithm, which never decides alone. */
    ALG,
    /** The name of the key. */
    KEYID,
    /** The application that it is for. */
    TAG;

    private static final int LONGEST = 1024;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it stands in the signature. */
    public String key() {
        return key;
    }

    /** Whether the value is of the right type. */
    boolean isWellFormed(BareItem value) {
        return switch (this) {
            case CREATED, EXPIRES -> value instanceof BareItem.Int;
            case NONCE, KEYID ->
                value instanceof BareItem.Text text
                        && !text.value().isEmpty()
                        && text.value().length() <= LONGEST;
            case ALG, TAG -> value instanceof BareItem.Text;
        };
    }
}
