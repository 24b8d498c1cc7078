package org.secf.jwt;

import java.util.List;
import java.util.Optional;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Finds the key that signed, once the header was judged. */
record Signers(JwtPolicy policy, JwtKeys keys) {

    Verdict<VerificationKey> of(CompactJwt jwt) {
        Optional<String> keyId = jwt.text("kid");
        List<VerificationKey> candidates = keys.candidates(keyId);
        if (candidates.isEmpty()) {
            return Verdict.rejected(keys.failure()
                    .orElseGet(() -> new Rejection(
                            JwtReason.JWT_KEY_UNKNOWN,
                            "the name of a key of the issuer",
                            keyId.map(name -> "kid " + name).orElse("no kid, and no keys"))));
        }
        return of(jwt, candidates);
    }

    private Verdict<VerificationKey> of(CompactJwt jwt, List<VerificationKey> candidates) {
        SignatureAlgorithm algorithm = algorithm(jwt);
        List<VerificationKey> fitting = candidates.stream()
                .filter(key -> key.algorithms().contains(algorithm))
                .toList();
        if (fitting.isEmpty()) {
            return Verdict.rejected(
                    JwtReason.JWT_ALGORITHM_OF_KEY,
                    "an algorithm of " + candidates.get(0) + ", "
                            + candidates.get(0).algorithms(),
                    algorithm.joseName());
        }
        return fitting.stream()
                .limit(JwtKeys.MOST_TRIED)
                .filter(key -> jwt.isSignedBy(key, algorithm))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(
                        () -> Verdict.rejected(JwtReason.JWT_SIGNATURE, "a signature by " + fitting.get(0), "another"));
    }

    /** The one that the header names, which is believed. */
    SignatureAlgorithm algorithm(CompactJwt jwt) {
        return jwt.text("alg").flatMap(policy::algorithm).orElseThrow();
    }
}
