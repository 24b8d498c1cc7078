package org.secf.jwt;

import java.util.List;
import java.util.Optional;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.VerificationKey;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Verifies who signed a token, and reads its claims only then. Rejections are {@link JwtReason}s. Made once; for any number of threads. */
public final class JwtVerifier {

    private final JwtPolicy policy;
    private final JwtKeys keys;
    private final Headers headers = new Headers();

    /**
     * A verifier.
     *
     * @param policy which tokens are looked at
     * @param keys of the one issuer
     */
    public JwtVerifier(JwtPolicy policy, JwtKeys keys) {
        this.policy = policy;
        this.keys = keys;
    }

    /** Which tokens are looked at. */
    public JwtPolicy policy() {
        return policy;
    }

    /** The claims of a token that one of the keys signed. */
    public Verdict<VerifiedJwt> verify(String compact) {
        return CompactJwt.parse(compact, policy.maxLength(), headers::header).then(this::verify);
    }

    /** The same of one that was taken apart. */
    public Verdict<VerifiedJwt> verify(CompactJwt jwt) {
        return Check.all(HeaderChecks.IN_ORDER, new HeaderChecks.Candidate(jwt, policy))
                .then(candidate -> signer(jwt))
                .then(key -> claims(jwt, key));
    }

    private Verdict<VerificationKey> signer(CompactJwt jwt) {
        Optional<String> keyId = jwt.text("kid");
        List<VerificationKey> candidates = keys.candidates(keyId);
        if (candidates.isEmpty()) {
            return Verdict.rejected(keys.failure()
                    .orElseGet(() -> new Rejection(
                            JwtReason.JWT_KEY_UNKNOWN,
                            "the name of a key of the issuer",
                            keyId.map(name -> "kid " + name).orElse("no kid, and no keys"))));
        }
        return signer(jwt, candidates);
    }

    private Verdict<VerificationKey> signer(CompactJwt jwt, List<VerificationKey> candidates) {
        SignatureAlgorithm algorithm =
                jwt.text("alg").flatMap(policy::algorithm).orElseThrow();
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

    private static Verdict<VerifiedJwt> claims(CompactJwt jwt, VerificationKey key) {
        String type = jwt.text("typ").map(JwtPolicy::shortened).orElse(JwtPolicy.UNTYPED);
        return jwt.unverifiedClaims()
                .map(json -> Verdict.accepted(new VerifiedJwt(type, new Claims(json), key.thumbprint())))
                .orElseGet(
                        () -> Verdict.rejected(JwtReason.JWT_CLAIMS_UNREADABLE, StrictJson.EXPECTED, "something else"));
    }
}
