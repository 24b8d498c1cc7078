package org.secf.bearer;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Which tokens are good here. What is not said is refused.
 *
 * @param issuer compared character by character
 * @param audiences by which names this application is meant; a token has to name one
 * @param clockSkew how far the issuer's clock may be from ours
 * @param longest for how long a token may be good, from when it was issued
 * @param maxAge how long ago it may have been issued; empty where it is good as long as it says
 * @param actors who may act for callers
 */
record TokenPolicy(
        String issuer,
        Set<String> audiences,
        Duration clockSkew,
        Duration longest,
        Optional<Duration> maxAge,
        ActorPolicy actors) {

    static final Duration LARGEST_SKEW = Duration.ofMinutes(5);
    static final Duration LARGEST_LIFETIME = Duration.ofDays(366);

    TokenPolicy {
        audiences = Set.copyOf(audiences);
        require(!issuer.isBlank(), "issuer is blank, so that nobody could issue a token");
        require(
                !audiences.isEmpty() && audiences.stream().noneMatch(String::isBlank),
                "audience names nothing, so that tokens for others would pass");
        require(!clockSkew.isNegative() && clockSkew.compareTo(LARGEST_SKEW) <= 0, "clock-skew must be from 0s to 5m");
        require(
                !longest.isNegative() && !longest.isZero() && longest.compareTo(LARGEST_LIFETIME) <= 0,
                "max-lifetime must be longer than nothing and at most 366d");
        require(
                maxAge.filter(age -> age.isZero() || age.isNegative()).isEmpty(),
                "max-token-age must be longer than nothing");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
