package org.secf.jwt;

import java.util.Set;
import org.secf.signature.SignatureAlgorithm;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/**
 * Verifies who signed any content in the compact form (RFC 7515 §5.2). What kind of content it is, nobody has judged: tokens are for {@link JwtVerifier}.
 * Rejections are {@link JwtReason}s. Made once; for any number of threads.
 */
public final class JwsVerifier {

    private final JwtPolicy policy;
    private final Signers signers;

    /**
     * A verifier.
     *
     * @param algorithms those that are believed: none by a shared secret, or those by a shared secret alone
     * @param keys of the one signer
     * @throws IllegalArgumentException for no algorithm, or for algorithms of both kinds
     */
    public JwsVerifier(Set<SignatureAlgorithm> algorithms, JwtKeys keys) {
        boolean isBySharedSecret = algorithms.stream().anyMatch(SignatureAlgorithm::isSymmetric);
        this.policy = new JwtPolicy(Set.of(JwtPolicy.UNTYPED), algorithms, JwtPolicy.LONGEST, isBySharedSecret);
        this.signers = new Signers(policy, keys);
    }

    /** The content that one of the keys signed; at most {@link JwtPolicy#LONGEST} characters are read. */
    public Verdict<VerifiedJws> verify(String compact) {
        return CompactJwt.parse(compact, policy.maxLength())
                .then(jws -> Check.all(HeaderChecks.OF_ANY_CONTENT, new HeaderChecks.Candidate(jws, policy))
                        .then(candidate -> signers.of(jws))
                        .map(key -> new VerifiedJws(
                                jws.content(), signers.algorithm(jws), jws.text("kid"), key.thumbprint())));
    }
}
