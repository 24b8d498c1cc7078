package org.secf.clientcert;

import java.time.Duration;
import java.util.Set;

/**
 * What is asked of a chain.
 *
 * @param anchors who may vouch
 * @param purposes all of them must stand in the client's certificate
 * @param policies one of them must hold for the path; empty where none is asked for
 * @param maxChainLength the most certificates that may be sent
 * @param clockSkew tolerance of validity checks
 * @param acceptUnknownRevocation dangerous: whether a certificate is taken whose revocation cannot be known
 */
record ClientCertPolicy(
        TrustAnchors anchors,
        Set<KeyPurpose> purposes,
        Set<String> policies,
        int maxChainLength,
        Duration clockSkew,
        boolean acceptUnknownRevocation) {

    static final int LONGEST_CHAIN = 10;
    static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    ClientCertPolicy {
        purposes = Set.copyOf(purposes);
        policies = Set.copyOf(policies);
        if (anchors.all().isEmpty()) {
            throw new IllegalArgumentException(
                    "trust-anchors names no certificate, so nobody could vouch for a caller");
        }
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException(
                    "required-eku is empty, so that certificates for any purpose would pass; leave it out for clientAuth");
        }
        if (maxChainLength < 1 || maxChainLength > LONGEST_CHAIN) {
            throw new IllegalArgumentException("max-chain-length must be from 1 to " + LONGEST_CHAIN);
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_SKEW) > 0) {
            throw new IllegalArgumentException("clock-skew must be from 0s to 5m");
        }
    }
}
