package org.secf.saml;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of a login beside the standard's way.
 *
 * @param reauthenticates whether a user who authenticated too long ago is sent back once, to authenticate anew
 * @param passiveFailure what becomes of a request whose user the identity provider would have to ask, and must not
 * @param passivePause how long the identity provider is not asked again then
 * @param landingPaths where logins may end that did not begin here, below the base URL
 */
record Detours(
        boolean reauthenticates, PassiveFailure passiveFailure, Duration passivePause, List<String> landingPaths) {

    Detours {
        landingPaths = List.copyOf(landingPaths);
    }
}
