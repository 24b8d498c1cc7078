package org.secf.openid.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;

/**
 * What we and a provider agreed on for tokens that it signs for us.
 *
 * @param clientId whom they have to be for
 * @param otherAudiences who else they may be for, such as our other applications
 * @param algorithms by which it signs; those by a shared secret alone, or none of them
 * @param secret by which it signs, where the algorithms are those by a shared secret (Core §10.1), and only then
 * @param opening how they are decrypted; where it is there, a token that is not encrypted is refused (Core §3.1.3.7)
 * @param skew how much our clock and the provider's may differ
 * @param maxAge how long after it was issued a token is taken
 */
public record TokenTrust(
        String clientId,
        Set<String> otherAudiences,
        Set<SignatureAlgorithm> algorithms,
        Optional<Secret> secret,
        Optional<TokenOpening> opening,
        Duration skew,
        Duration maxAge) {

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException for no client, no algorithm, some by a secret among others, by a secret that is not there, or a secret that is for nothing
     */
    public TokenTrust {
        otherAudiences = Set.copyOf(otherAudiences);
        algorithms = Set.copyOf(algorithms);
        require(!clientId.isEmpty(), "a client has a name");
        require(!algorithms.isEmpty(), "no algorithm is believed");
        boolean isShared = algorithms.stream().anyMatch(SignatureAlgorithm::isSymmetric);
        require(
                !isShared || algorithms.stream().allMatch(SignatureAlgorithm::isSymmetric),
                "an algorithm by public keys is believed beside one by a shared secret, so that a public key could pass for that");
        require(isShared == secret.isPresent(), "a shared secret is for algorithms such as HS256, and for no other");
        require(!skew.isNegative() && !maxAge.isNegative(), "a duration is negative");
    }

    /** By keys that the provider publishes, and not encrypted. */
    public static TokenTrust published(
            String clientId, Set<SignatureAlgorithm> algorithms, Duration skew, Duration maxAge) {
        return new TokenTrust(clientId, Set.of(), algorithms, Optional.empty(), Optional.empty(), skew, maxAge);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
