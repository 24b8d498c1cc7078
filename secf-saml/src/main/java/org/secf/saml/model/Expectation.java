package org.secf.saml.model;

import java.util.Optional;

/**
 * What a response is held against.
 *
 * @param serviceProvider we
 * @param destination the address the response came in on, as configured
 * @param identityProvider whom we asked
 * @param inResponseTo the id of our request that this browser sent; empty where we did not ask
 * @param policy the deployer's decisions
 */
public record Expectation(
        ServiceProvider serviceProvider,
        String destination,
        IdentityProvider identityProvider,
        Optional<String> inResponseTo,
        ResponsePolicy policy) {}
