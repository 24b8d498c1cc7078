package org.secf.saml.response;

import java.time.Instant;
import java.util.Optional;
import org.secf.identity.Caller;

/**
 * What an assertion that came alone proved. Made by {@link TokenVerifier} and nobody else.
 *
 * @param caller whom
 * @param use that it was used, and passes once; empty where it may come again
 */
public record VerifiedToken(Caller caller, Optional<Use> use) {

    /**
     * The one use of an assertion.
     *
     * @param issuer who made it
     * @param issued when it was made
     * @param ends from when on it is refused as over; until then at least a copy is recognised
     */
    public record Use(String issuer, Instant issued, Instant ends) {}
}
