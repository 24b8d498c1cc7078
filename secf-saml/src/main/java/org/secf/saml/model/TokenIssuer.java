package org.secf.saml.model;

/**
 * Somebody whose assertions are believed as tokens.
 *
 * @param entity its name and keys
 * @param isEnabler whether it vouches for its callers only, as one that acts for them; an identity provider vouches for users themselves
 */
public record TokenIssuer(IdentityProvider entity, boolean isEnabler) {}
