package org.secf.openid.provider;

import java.time.Clock;
import org.secf.crypto.Crypto;
import org.secf.verdict.Verdict;

/**
 * Judges ID tokens (Core §3.1.3.7). Rejections are {@link IdTokenReason}s, or those of {@link org.secf.jwt.JwtReason} and {@link org.secf.keys.SealReason} where it
 * did not come so far. Made once; for any number of threads.
 */
public final class IdTokenVerifier {

    private final Provider provider;
    private final TokenTrust trust;
    private final Clock clock;

    /**
     * A verifier of one provider's tokens.
     *
     * @param trust what was agreed with it
     */
    public IdTokenVerifier(Provider provider, TokenTrust trust, Crypto crypto, Clock clock) {
        this.provider = provider;
        this.trust = trust;
        this.clock = clock;
    }

    /**
     * The token, if it is the provider's, for us, and of the login that was asked for.
     *
     * @param token as it came
     * @param expected of that login
     */
    public Verdict<IdToken> verify(String token, IdTokenExpectation expected) {
        throw new UnsupportedOperationException(provider + "" + trust + clock + expected);
    }
}
