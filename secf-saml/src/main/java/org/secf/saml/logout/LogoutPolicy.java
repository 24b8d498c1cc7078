package org.secf.saml.logout;

import java.time.Duration;
import java.util.Optional;
import org.secf.saml.model.LogoutBinding;

/**
 * What the deployer decides of logouts.
 *
 * @param notifiesProvider whether the identity provider is asked to end its session when a user logs out here
 * @param binding how it is asked; empty takes the first that it offers
 * @param encryptsName whether users' names are encrypted to it
 * @param timeout how long a logout may take, and our request is valid
 * @param clockSkew tolerance of every time check
 * @param acceptSha1 dangerous: takes signatures over SHA-1, which can be forged by collision
 * @param longestSession after that no session keeps a login any more
 */
public record LogoutPolicy(
        boolean notifiesProvider,
        Optional<LogoutBinding> binding,
        boolean encryptsName,
        Duration timeout,
        Duration clockSkew,
        boolean acceptSha1,
        Duration longestSession) {}
