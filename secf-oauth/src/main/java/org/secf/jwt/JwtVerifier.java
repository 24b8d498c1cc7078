package org.secf.jwt;

import org.secf.signature.VerificationKey;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** Verifies who signed a token, and reads its claims only then. Rejections are {@link JwtReason}s. Made once; for any number of threads. */
public final class JwtVerifier {

    private final JwtPolicy policy;
    private final Signers signers;
    private final Headers headers = new Headers();

    /**
     * A verifier.
     *
     * @param policy which tokens are looked at
     * @param keys of the one issuer
     */
    public JwtVerifier(JwtPolicy policy, JwtKeys keys) {
        this.policy = policy;
        this.signers = new Signers(policy, keys);
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
                .then(candidate -> signers.of(jwt))
                .then(key -> claims(jwt, key));
    }

    private static Verdict<VerifiedJwt> claims(CompactJwt jwt, VerificationKey key) {
        String type = jwt.text("typ").map(JwtPolicy::shortened).orElse(JwtPolicy.UNTYPED);
        return jwt.unverifiedClaims()
                .map(json -> Verdict.accepted(new VerifiedJwt(type, new Claims(json), key.thumbprint())))
                .orElseGet(
                        () -> Verdict.rejected(JwtReason.JWT_CLAIMS_UNREADABLE, StrictJson.EXPECTED, "something else"));
    }
}
