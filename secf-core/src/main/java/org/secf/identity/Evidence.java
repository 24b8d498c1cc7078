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
 */
public record Evidence(
        String mechanism,
        String issuer,
        Instant authenticatedAt,
        Optional<String> authenticationContext,
        Optional<String> keyThumbprint) {}
