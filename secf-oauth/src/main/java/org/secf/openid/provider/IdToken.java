package org.secf.openid.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.jwt.VerifiedJwt;

/** An ID token that is its provider's, for us, and of the login that was asked for. Made by {@link IdTokenVerifier} and nobody else. */
public final class IdToken {

    private final VerifiedJwt verified;
    private final String signed;

    IdToken(VerifiedJwt verified, String signed) {
        this.verified = verified;
        this.signed = signed;
    }

    /** Who issued it. */
    public String issuer() {
        return claims().text("iss").orElseThrow();
    }

    /** Whom it is of: a name of the issuer's, never given to another (Core §2). */
    public String subject() {
        return claims().text("sub").orElseThrow();
    }

    /** All that it says. */
    public Claims claims() {
        return verified.claims();
    }

    /** The login at the provider, for logouts (Back-Channel Logout §2.1). */
    public Optional<String> session() {
        return claims().text("sid");
    }

    /** When it was issued. */
    public Instant issued() {
        return claims().time("iat").orElseThrow();
    }

    /** When it ends. */
    public Instant ends() {
        return claims().time("exp").orElseThrow();
    }

    /** When the person logged in. */
    public Optional<Instant> authenticated() {
        return claims().time("auth_time");
    }

    /** How strongly (Core §2, {@code acr}). */
    public Optional<String> context() {
        return claims().text("acr");
    }

    /** By what (RFC 8176). */
    public List<String> methods() {
        return claims().texts("amr");
    }

    /** Of the key that signed it; empty where that is a shared secret. */
    public Optional<String> keyThumbprint() {
        return verified.keyThumbprint();
    }

    /** The token as the provider signed it, decrypted where it was encrypted: {@code id_token_hint} (RP-Initiated Logout §2). */
    public String hint() {
        return signed;
    }

    /** Without what it says, which may be personal. */
    @Override
    public String toString() {
        return "an ID token";
    }
}
