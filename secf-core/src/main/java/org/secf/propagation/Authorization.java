package org.secf.propagation;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.secf.delegation.TokenType;
import org.secf.keys.Secret;

/**
 * What stands in the field {@code Authorization} (RFC 9110 §11.6.2). Shown by no text.
 *
 * @param scheme such as {@code Bearer}
 * @param token what follows it
 */
public record Authorization(String scheme, Secret token) {

    /** The name of the field. */
    public static final String FIELD = "Authorization";

    private static final String BEARER = "Bearer";
    private static final String SAML = "SAML";

    public Authorization {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(token, "token");
    }

    /** A token of a kind, see {@link TokenType}: assertions by a scheme of their own, all else as bearer tokens. */
    static Authorization of(String type, Secret token) {
        return new Authorization(type.equals(TokenType.SAML2) ? SAML : BEARER, token);
    }

    static Authorization bearer(Secret token) {
        return new Authorization(BEARER, token);
    }

    /** The value of the field, to be sent and kept nowhere. */
    public String field() {
        return token.use(octets -> scheme + " " + new String(octets, StandardCharsets.US_ASCII));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return scheme + " …";
    }
}
