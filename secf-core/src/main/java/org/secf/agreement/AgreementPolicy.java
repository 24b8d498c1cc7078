package org.secf.agreement;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.secf.keys.KeyStrength;

/**
 * What a client takes.
 *
 * @param server the name that the server must have in its offer
 * @param serverKeys whose signatures are believed for that server, by {@code kid}: the thumbprint of the public key
 * @param suites in the order of preference
 * @param lifetime wanted for the association; the server's limit where that is shorter
 * @param skew how far the clocks may differ, at most five minutes
 */
public record AgreementPolicy(
        String server,
        Map<String, PublicKey> serverKeys,
        List<AgreementSuite> suites,
        Duration lifetime,
        Duration skew) {

    private static final Duration LONGEST_SKEW = Duration.ofMinutes(5);

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException when nothing could be agreed, or a key is too short
     */
    public AgreementPolicy {
        serverKeys = Map.copyOf(serverKeys);
        suites = List.copyOf(suites);
        if (server.isEmpty() || serverKeys.isEmpty() || suites.isEmpty()) {
            throw new IllegalArgumentException("a policy has a server's name, keys of the server and suites");
        }
        if (!serverKeys.values().stream().allMatch(KeyStrength::isEnoughOfAnyKind)) {
            throw new IllegalArgumentException("expected server keys of " + KeyStrength.EXPECTED_OF_ANY_KIND);
        }
        if (lifetime.toSeconds() < 1 || skew.isNegative() || skew.compareTo(LONGEST_SKEW) > 0) {
            throw new IllegalArgumentException(
                    "expected a lifetime of at least 1s and a skew of at most " + LONGEST_SKEW);
        }
    }
}
