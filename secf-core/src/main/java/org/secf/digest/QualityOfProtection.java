package org.secf.digest;

import java.util.Optional;

/** What an answer covers (RFC 7616 §3.3, {@code qop}). Answers without it, as before RFC 2617, are always refused. */
public enum QualityOfProtection {
    /** Method and address. */
    AUTH("auth"),
    /** The body too. */
    AUTH_INT("auth-int");

    private final String token;

    QualityOfProtection(String token) {
        this.token = token;
    }

    /** The name in header fields. */
    public String token() {
        return token;
    }

    /** The one of that name, letter by letter since the name itself is hashed; empty for every other. */
    public static Optional<QualityOfProtection> named(String token) {
        for (QualityOfProtection one : values()) {
            if (one.token.equals(token)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** As in header fields. */
    @Override
    public String toString() {
        return token;
    }
}
