package org.secf.openid.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What an ID token has to say for one login.
 *
 * @param nonce of the request; empty where none was sent, and then there must be none
 * @param accessToken that came with it, for {@code at_hash}
 * @param code that came with it or it was got for, for {@code c_hash}
 * @param contexts one of which has to be its {@code acr}; none where any will do
 * @param maxAge how long ago the person may have logged in; where it is there, {@code auth_time} is needed
 * @param sameAs the ID token of the login that this one renews (Core §12.2)
 */
public record IdTokenExpectation(
        Optional<String> nonce,
        Optional<String> accessToken,
        Optional<String> code,
        Set<String> contexts,
        Optional<Duration> maxAge,
        Optional<IdToken> sameAs) {

    public IdTokenExpectation {
        contexts = Set.copyOf(contexts);
    }

    /** Of a login with that nonce. */
    public static IdTokenExpectation ofLogin(String nonce) {
        return new IdTokenExpectation(
                Optional.of(nonce), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.empty());
    }

    /** Of tokens that were got by refreshing (Core §12.2). */
    public static IdTokenExpectation ofRefresh(IdToken before) {
        return new IdTokenExpectation(
                Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.of(before));
    }

    /** The same, with that access token. */
    public IdTokenExpectation with(ProviderTokens tokens) {
        return new IdTokenExpectation(
                nonce, Optional.of(tokens.accessToken().<String>useText(String::new)), code, contexts, maxAge, sameAs);
    }

    /** The same, with that code. */
    public IdTokenExpectation withCode(String other) {
        return new IdTokenExpectation(nonce, accessToken, Optional.of(other), contexts, maxAge, sameAs);
    }

    /** The same, with one of these contexts. */
    public IdTokenExpectation within(Set<String> others) {
        return new IdTokenExpectation(nonce, accessToken, code, others, maxAge, sameAs);
    }

    /** The same, of a person who logged in so lately. */
    public IdTokenExpectation notOlderThan(Duration age) {
        return new IdTokenExpectation(nonce, accessToken, code, contexts, Optional.of(age), sameAs);
    }

    /** Without tokens. */
    @Override
    public String toString() {
        return "IdTokenExpectation" + contexts;
    }
}
