package org.secf.saml.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What may be left open by the standard and is decided by the deployer.
 *
 * @param clockSkew tolerance of every time check, in both directions; at most five minutes
 * @param requireSignedAssertions whether the assertion itself must be signed, not only the response around it
 * @param requireEncryptedAssertions whether a plain assertion is refused
 * @param authenticationContexts acceptable authentication context classes; empty accepts any
 * @param maxAuthenticationAge how long ago the user may have authenticated at the identity provider; empty for any time
 * @param acceptUnsolicited dangerous: takes responses that nobody asked for, so that anybody can log a browser in as somebody else
 * @param acceptSha1 dangerous: takes signatures over SHA-1, which can be forged by collision
 */
public record ResponsePolicy(
        Duration clockSkew,
        boolean requireSignedAssertions,
        boolean requireEncryptedAssertions,
        List<String> authenticationContexts,
        Optional<Duration> maxAuthenticationAge,
        boolean acceptUnsolicited,
        boolean acceptSha1) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    public ResponsePolicy {
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("clock skew must be from 0 to 5 minutes, not " + clockSkew);
        }
        authenticationContexts = List.copyOf(authenticationContexts);
    }

    /** Everything strict, with a skew of one minute. */
    public static ResponsePolicy strict() {
        return new ResponsePolicy(Duration.ofSeconds(60), false, false, List.of(), Optional.empty(), false, false);
    }

    /** The same, for a user who has to have authenticated within {@code age}. */
    public ResponsePolicy notOlderThan(Duration age) {
        return new ResponsePolicy(
                clockSkew,
                requireSignedAssertions,
                requireEncryptedAssertions,
                authenticationContexts,
                Optional.of(maxAuthenticationAge
                        .filter(given -> given.compareTo(age) < 0)
                        .orElse(age)),
                acceptUnsolicited,
                acceptSha1);
    }
}
