package org.secf.openid.provider;

import java.time.Clock;
import org.secf.crypto.Crypto;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/**
 * Judges logout tokens (Back-Channel Logout §2.6). Rejections are {@link LogoutTokenReason}s, or those of {@link org.secf.jwt.JwtReason} and
 * {@link org.secf.keys.SealReason} where it did not come so far. Made once; for any number of threads.
 */
public final class LogoutTokenVerifier {

    private final Provider provider;
    private final TokenTrust trust;
    private final Memory memory;

    /**
     * What is the same for all tokens.
     *
     * @param once where tokens are remembered until they end
     */
    public record Memory(Clock clock, OnceStore once) {}

    /**
     * A verifier of one provider's tokens.
     *
     * @param trust what was agreed with it
     */
    public LogoutTokenVerifier(Provider provider, TokenTrust trust, Crypto crypto, Memory memory) {
        this.provider = provider;
        this.trust = trust;
        this.memory = memory;
    }

    /** The token, if it is the provider's, for us, about a logout, and comes for the first time. */
    public Verdict<LogoutToken> verify(String token) {
        throw new UnsupportedOperationException(provider + "" + trust + memory);
    }
}
