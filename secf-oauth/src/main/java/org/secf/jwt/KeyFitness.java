package org.secf.jwt;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;

/**
 * Which keys of an issuer verify tokens. Each is prepared once.
 *
 * @param crypto verifies by the providers that were chosen
 * @param algorithms those that are believed; a key that does not say what it is for is for those of its kind
 * @param issuer whose keys they are
 */
public record KeyFitness(Crypto crypto, Set<SignatureAlgorithm> algorithms, String issuer) {

    public KeyFitness {
        algorithms = Set.copyOf(algorithms);
    }

    /** The key for verifying; empty where it is for encryption, or for algorithms that are not believed. */
    public Optional<VerificationKey> of(Jwk jwk) {
        if (jwk.use().filter(use -> use != JwkUse.SIGNATURE).isPresent()) {
            return Optional.empty();
        }
        Set<SignatureAlgorithm> fitting = EnumSet.noneOf(SignatureAlgorithm.class);
        fitting.addAll(SignatureAlgorithm.of(jwk.key()));
        fitting.retainAll(algorithms);
        jwk.algorithm()
                .ifPresent(name -> fitting.retainAll(
                        SignatureAlgorithm.ofJose(name).map(Set::of).orElse(Set.of())));
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(VerificationKey.of(crypto, jwk.key(), fitting, issuer));
    }
}
