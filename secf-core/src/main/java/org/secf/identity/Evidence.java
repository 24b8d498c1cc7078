package org.secf.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What proves a caller.
 *
 * @param mechanism the mechanism that authenticated, such as {@code saml}
 * @param issuer who vouches: the entity id of an identity provider, the issuer of a token
 * @param authenticatedAt when the caller proved itself to the issuer
 * @param authenticationContext how: a SAML authentication context class or an OpenID {@code acr}
 * @param keyThumbprint SHA-256 of the key that verified the proof, base64url without padding
 * @param validUntil when that is over, as whoever vouches says; what is made of it must not last longer. Empty where nothing is said of it
 * @param onward how far it may be handed on
 */
public record Evidence(
        String mechanism,
        String issuer,
        Instant authenticatedAt,
        Optional<String> authenticationContext,
        Optional<String> keyThumbprint,
        Optional<Instant> validUntil,
        Onward onward) {

    /** Nothing is said of its end, and of handing it on. */
    public Evidence(
            String mechanism,
            String issuer,
            Instant authenticatedAt,
            Optional<String> authenticationContext,
            Optional<String> keyThumbprint) {
        this(mechanism, issuer, authenticatedAt, authenticationContext, keyThumbprint, Optional.empty(), Onward.FREE);
    }

    /** The same until then. */
    public Evidence until(Instant end) {
        return new Evidence(
                mechanism, issuer, authenticatedAt, authenticationContext, keyThumbprint, Optional.of(end), onward);
    }

    /** The same, to be handed on no further than that. */
    public Evidence onward(Onward other) {
        return new Evidence(
                mechanism, issuer, authenticatedAt, authenticationContext, keyThumbprint, validUntil, other);
    }
}
