package org.secf.delegation;

import java.time.Instant;
import java.util.Objects;
import org.secf.keys.Secret;

/**
 * A token by which an enabler vouches for its caller towards another one. Good for nobody else than whom it was made for, and not for long; still it is shown by
 * no text.
 *
 * @param type what it is, see {@link TokenType}
 * @param value as it is sent, such as after the scheme of an Authorization field: ASCII letters, digits and marks that need no escape there
 * @param expires from then on nobody believes it; no clock skew is taken off
 */
public record DelegatedToken(String type, Secret value, Instant expires) {

    public DelegatedToken {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expires, "expires");
    }

    /** Type and end, never the token. */
    @Override
    public String toString() {
        return "DelegatedToken[" + type + ", until " + expires + "]";
    }
}
