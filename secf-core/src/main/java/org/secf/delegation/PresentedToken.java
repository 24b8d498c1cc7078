package org.secf.delegation;

import java.util.Objects;
import java.util.Optional;
import org.secf.token.BindingKey;

/**
 * The token that authenticated the caller of a request, as it came. Whoever has it may be taken for the caller, so it lives as long as the request and no longer: it
 * is not in the caller, in no log, in no session, and is not serialised.
 */
public final class PresentedToken {

    private final String type;
    private final byte[] original;
    private final Optional<BindingKey> key;

    /**
     * Keeps a copy.
     *
     * @param type what it is, see {@link TokenType}
     * @param original as it stood in the message, such as after the scheme of an Authorization field
     */
    public PresentedToken(String type, byte[] original) {
        this(type, original, Optional.empty());
    }

    /**
     * Keeps a copy.
     *
     * @param key of ours that it is bound to, where it was given to us and not brought by the caller
     */
    public PresentedToken(String type, byte[] original, Optional<BindingKey> key) {
        this.type = Objects.requireNonNull(type, "type");
        this.original = original.clone();
        this.key = key;
    }

    /** What it is, see {@link TokenType}. */
    public String type() {
        return type;
    }

    /** Of ours that it is bound to: whoever sends it on proves that, too. */
    public Optional<BindingKey> key() {
        return key;
    }

    /** A copy of it, as it stood in the message. */
    public byte[] original() {
        return original.clone();
    }

    /** The type alone. */
    @Override
    public String toString() {
        return "PresentedToken[" + type + "]";
    }
}
