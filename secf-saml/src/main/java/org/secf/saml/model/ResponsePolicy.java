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
 * @param context how the user has to have authenticated
 * @param maxAuthenticationAge how long ago the user may have authenticated at the identity provider; empty for any time
 * @param acceptUnsolicited dangerous: takes responses that nobody asked for, so that anybody can log a browser in as somebody else
 * @param acceptSha1 dangerous: takes signatures over SHA-1, which can be forged by collision
 * @param parts what is asked of parts of the assertion
 * @param algorithms how it may be signed and encrypted
 */
public record ResponsePolicy(
        Duration clockSkew,
        boolean requireSignedAssertions,
        boolean requireEncryptedAssertions,
        RequestedContext context,
        Optional<Duration> maxAuthenticationAge,
        boolean acceptUnsolicited,
        boolean acceptSha1,
        Parts parts,
        AlgorithmPolicy algorithms) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /**
     * What is asked of parts of the assertion.
     *
     * @param names which name of the subject is taken
     * @param nameSealing whether that name is encrypted on its own
     * @param attributeSealing whether attributes are
     */
    public record Parts(NameIdPolicy names, Sealing nameSealing, Sealing attributeSealing) {

        /** Any name of the identity provider's for us; nothing may be encrypted but the assertion as a whole. */
        public static final Parts PLAIN = new Parts(NameIdPolicy.NONE, Sealing.FORBIDDEN, Sealing.FORBIDDEN);
    }

    public ResponsePolicy {
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("clock skew must be from 0 to 5 minutes, not " + clockSkew);
        }
    }

    /** One that asks nothing of the assertion's parts, and takes the usual algorithms. */
    public ResponsePolicy(
            Duration clockSkew,
            boolean requireSignedAssertions,
            boolean requireEncryptedAssertions,
            List<String> authenticationContexts,
            Optional<Duration> maxAuthenticationAge,
            boolean acceptUnsolicited,
            boolean acceptSha1) {
        this(
                clockSkew,
                requireSignedAssertions,
                requireEncryptedAssertions,
                RequestedContext.exactly(authenticationContexts),
                maxAuthenticationAge,
                acceptUnsolicited,
                acceptSha1,
                Parts.PLAIN,
                AlgorithmPolicy.USUAL);
    }

    /** Everything strict, with a skew of one minute. */
    public static ResponsePolicy strict() {
        return new ResponsePolicy(Duration.ofSeconds(60), false, false, List.of(), Optional.empty(), false, false);
    }

    /** Acceptable authentication context classes, by {@link #context}; empty accepts any. */
    public List<String> authenticationContexts() {
        return context.classes();
    }

    /** The algorithms, and those of SHA-1 where they are taken. */
    public AlgorithmPolicy signatureAlgorithms() {
        return acceptSha1 ? algorithms.andSha1() : algorithms;
    }

    /** The same, for a user who has to have authenticated within {@code age}. */
    public ResponsePolicy notOlderThan(Duration age) {
        return new ResponsePolicy(
                clockSkew,
                requireSignedAssertions,
                requireEncryptedAssertions,
                context,
                Optional.of(maxAuthenticationAge
                        .filter(given -> given.compareTo(age) < 0)
                        .orElse(age)),
                acceptUnsolicited,
                acceptSha1,
                parts,
                algorithms);
    }
}
