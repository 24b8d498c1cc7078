package org.secf.openid.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;

/**
 * What we and the provider agreed on for tokens that it signs for us.
 *
 * @param clientId whom they have to be for
 * @param algorithms by which it signs; those by a shared secret alone, or none of them
 * @param secret by which it signs, where the algorithms are those by a shared secret (Core §10.1)
 * @param opening how they are decrypted; where it is there, a token that is not encrypted is refused (Core §3.1.3.7)
 * @param skew how much our clock and the provider's may differ
 * @param maxAge how long after it was issued a token is taken
 */
public record TokenTrust(
        String clientId,
        Set<SignatureAlgorithm> algorithms,
        Optional<Secret> secret,
        Optional<TokenOpening> opening,
        Duration skew,
        Duration maxAge) {

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException for no algorithm, for some by a secret among others, or by a secret that is not there or too short
     */
    public TokenTrust {
        algorithms = Set.copyOf(algorithms);
    }
}
