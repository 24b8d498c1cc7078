package org.secf.proxy;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Optional;

/** The claims of a token besides the caller: for whom, for which request and for how long. */
final class IdentityToken {

    /** Of these tokens only. */
    static final String TYPE = "secf-identity+jwt";

    static final String AUDIENCE = "aud";
    static final String ISSUED = "iat";
    static final String BEGINS = "nbf";
    static final String ENDS = "exp";
    static final String ID = "jti";

    /** The method, as DPoP calls it (RFC 9449 §4.2). */
    static final String METHOD = "htm";

    /** The target in origin form: scheme and authority are what {@link #AUDIENCE} stands for. */
    static final String TARGET = "htu";

    private IdentityToken() {}

    /** A claim that is a text. */
    static Optional<String> text(JsonObject claims, String name) {
        return claims.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** A claim that is a time in whole seconds. */
    static Optional<Instant> time(JsonObject claims, String name) {
        try {
            return claims.get(name) instanceof JsonNumber number
                    ? Optional.of(Instant.ofEpochSecond(number.longValueExact()))
                    : Optional.empty();
        } catch (RuntimeException unusable) {
            return Optional.empty();
        }
    }
}
