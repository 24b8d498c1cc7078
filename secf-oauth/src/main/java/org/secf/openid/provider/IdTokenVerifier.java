package org.secf.openid.provider;

import java.time.Clock;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.jwt.JwtPolicy;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/**
 * Judges ID tokens (Core §3.1.3.7). Rejections are {@link IdTokenReason}s, or those of {@link org.secf.jwt.JwtReason} and {@link org.secf.keys.SealReason} where it
 * did not come so far. Made once; for any number of threads.
 */
public final class IdTokenVerifier {

    private static final Set<String> TYPES = Set.of("JWT", JwtPolicy.UNTYPED);

    private final Provider provider;
    private final TokenTrust trust;
    private final TokenReader reader;
    private final Clock clock;

    /**
     * A verifier of one provider's tokens.
     *
     * @param trust what was agreed with it
     * @throws IllegalArgumentException when the secret that signs is too short
     */
    public IdTokenVerifier(Provider provider, TokenTrust trust, Crypto crypto, Clock clock) {
        this.provider = provider;
        this.trust = trust;
        this.reader = new TokenReader(provider, trust, TYPES, crypto);
        this.clock = clock;
    }

    /**
     * The token, if it is the provider's, for us, and of the login that was asked for.
     *
     * @param token as it came
     * @param expected of that login
     */
    public Verdict<IdToken> verify(String token, IdTokenExpectation expected) {
        return reader.read(token, IdTokenReason.ID_TOKEN_PLAIN)
                .then(signed -> Check.all(IdTokenChecks.IN_ORDER, candidate(signed, expected)))
                .map(judged -> new IdToken(
                        judged.token().token().jwt(), judged.token().token().text()));
    }

    private IdTokenChecks.Candidate candidate(SignedToken signed, IdTokenExpectation expected) {
        return new IdTokenChecks.Candidate(
                new TokenCandidate(signed, trust, provider.issuer(), clock.instant()), expected);
    }
}
