package org.secf.openid.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.jwt.Claims;
import org.secf.jwt.JwtPolicy;
import org.secf.state.OnceStore;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/**
 * Judges logout tokens (Back-Channel Logout §2.6). Rejections are {@link LogoutTokenReason}s, or those of {@link org.secf.jwt.JwtReason} and
 * {@link org.secf.keys.SealReason} where it did not come so far. Made once; for any number of threads.
 */
public final class LogoutTokenVerifier {

    private static final Set<String> TYPES = Set.of("logout+jwt", "JWT", JwtPolicy.UNTYPED);
    private static final String PREFIX = "openid-logout:";

    /** Stores and we look at clocks at different moments. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Provider provider;
    private final TokenTrust trust;
    private final TokenReader reader;
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
     * @throws IllegalArgumentException when the secret that signs is too short
     */
    public LogoutTokenVerifier(Provider provider, TokenTrust trust, Crypto crypto, Memory memory) {
        this.provider = provider;
        this.trust = trust;
        this.reader = new TokenReader(provider, trust, TYPES, crypto);
        this.memory = memory;
    }

    /** The token, if it is the provider's, for us, about a logout, and comes for the first time. */
    public Verdict<LogoutToken> verify(String token) {
        return reader.read(token, LogoutTokenReason.LOGOUT_TOKEN_PLAIN)
                .then(signed -> Check.all(
                        LogoutTokenChecks.IN_ORDER,
                        new TokenCandidate(
                                signed, trust, provider.issuer(), memory.clock().instant())))
                .then(this::once);
    }

    private Verdict<LogoutToken> once(TokenCandidate judged) {
        Claims claims = judged.claims();
        String id = claims.text("jti").orElseThrow();
        LogoutToken token = new LogoutToken(
                judged.issuer(),
                claims.text("sub"),
                claims.text("sid"),
                id,
                claims.time("iat").orElseThrow());
        // The issuer's length is in front, so that no two pairs are one text.
        String use = PREFIX + judged.issuer().length() + ":" + judged.issuer() + id;
        try {
            return switch (memory.once().claim(use, end(claims))) {
                case FIRST -> Verdict.accepted(token);
                case SEEN -> Verdict.rejected(LogoutTokenReason.LOGOUT_TOKEN_REPLAYED, "a token not shown before", id);
                case UNAVAILABLE -> unknown("none now");
            };
        } catch (RuntimeException e) {
            return unknown(e.toString());
        }
    }

    /** From then on it is refused as too old, or as ended. */
    private Instant end(Claims claims) {
        Instant ends = claims.time("exp").orElseThrow();
        Instant tooOld = claims.time("iat").orElseThrow().plus(trust.maxAge());
        return (ends.isBefore(tooOld) ? ends : tooOld).plus(trust.skew()).plus(GRACE);
    }

    private static Verdict<LogoutToken> unknown(String received) {
        return Verdict.rejected(LogoutTokenReason.LOGOUT_TOKEN_MEMORY, "a memory of tokens", received);
    }
}
