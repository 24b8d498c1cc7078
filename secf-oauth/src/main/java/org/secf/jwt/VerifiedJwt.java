package org.secf.jwt;

import java.util.Optional;

/** Claims whose signature held. What they say has not been judged. Made by {@link JwtVerifier} and nobody else. */
public final class VerifiedJwt {

    private final String type;
    private final Claims claims;
    private final Optional<String> keyThumbprint;

    VerifiedJwt(String type, Claims claims, Optional<String> keyThumbprint) {
        this.type = type;
        this.claims = claims;
        this.keyThumbprint = keyThumbprint;
    }

    /** What {@code typ} said, in small letters without {@code application/}; {@link JwtPolicy#UNTYPED} where it said nothing. */
    public String type() {
        return type;
    }

    /** Each member once. */
    public Claims claims() {
        return claims;
    }

    /** Of the key that verified it, {@link org.secf.keys.Thumbprint}. */
    public Optional<String> keyThumbprint() {
        return keyThumbprint;
    }

    /** Without the claims, which may be personal. */
    @Override
    public String toString() {
        return "a verified token of type " + type;
    }
}
