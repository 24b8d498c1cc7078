package org.secf.propagation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.secf.delegation.TokenType;
import org.secf.keys.Secret;
import org.secf.token.BindingKey;
import org.secf.verdict.Verdict;

/**
 * What stands in the field {@code Authorization} (RFC 9110 §11.6.2). Shown by no text.
 *
 * @param scheme such as {@code Bearer}
 * @param token what follows it
 * @param key that the token is bound to, so that each request proves it (RFC 9449 §7); empty where whoever bears the token may use it
 */
public record Authorization(String scheme, Secret token, Optional<BindingKey> key) {

    /** The name of the field. */
    public static final String FIELD = "Authorization";

    private static final String BEARER = "Bearer";
    private static final String SAML = "SAML";

    public Authorization {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(key, "key");
    }

    /** For whoever bears it. */
    public Authorization(String scheme, Secret token) {
        this(scheme, token, Optional.empty());
    }

    /** A token of a kind, see {@link TokenType}: assertions by a scheme of their own, all else as bearer tokens. */
    static Authorization of(String type, Secret token) {
        return new Authorization(type.equals(TokenType.SAML2) ? SAML : BEARER, token);
    }

    /** A token that is bound to that key, or to none. */
    static Authorization of(Secret token, Optional<BindingKey> key) {
        return new Authorization(key.isPresent() ? BindingKey.SCHEME : BEARER, token, key);
    }

    /** The value of the field, to be sent and kept nowhere. */
    public String field() {
        return token.use(octets -> scheme + " " + new String(octets, StandardCharsets.US_ASCII));
    }

    /**
     * The value of the field {@link BindingKey#FIELD} for one request, to be sent with {@link #field}: without it, a token that is bound to a key is taken by nobody.
     *
     * @return empty where the token is bound to none; rejected where the key does not sign
     */
    public Verdict<Optional<String>> proof(String method, URI address) {
        return key.map(known ->
                        known.proof(new BindingKey.Call(method, address), token).map(Optional::of))
                .orElseGet(() -> Verdict.accepted(Optional.empty()));
    }

    /**
     * What a server told for the next proofs (RFC 9449 §9): its answer to a request with this.
     *
     * @param lines of the field {@link BindingKey#NONCE_FIELD}
     */
    public void heard(URI address, List<String> lines) {
        key.ifPresent(known -> known.heard(address, lines));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return scheme + " …";
    }
}
