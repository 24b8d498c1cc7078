package org.secf.saml.logout;

import java.time.Duration;
import java.util.Optional;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.LogoutBinding;

/**
 * What the deployer decides of logouts.
 *
 * @param notifiesProvider whether the identity provider is asked to end its session when a user logs out here
 * @param binding how it is asked; empty takes the first that it offers
 * @param encryptsName whether users' names are encrypted to it
 * @param timeout how long a logout may take, and our request is valid
 * @param clockSkew tolerance of every time check
 * @param algorithms how messages may be signed
 * @param longestSession after that no session keeps a login any more
 */
public record LogoutPolicy(
        boolean notifiesProvider,
        Optional<LogoutBinding> binding,
        boolean encryptsName,
        Duration timeout,
        Duration clockSkew,
        AlgorithmPolicy algorithms,
        Duration longestSession) {}
