package org.secf.openid.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /**
     * The token, if it is the provider's, for us, about a logout, and comes for the first time. It is used before it is remembered, so that a logout that failed can be
     * asked for once more. With {@link LogoutTokenReason#LOGOUT_TOKEN_MEMORY} it was used, and may come again.
     *
     * @param use what the token is good for, refused where that failed; the same once more where the token comes again
     */
    public Verdict<LogoutToken> verify(String token, Check<LogoutToken> use) {
        return reader.read(token, LogoutTokenReason.LOGOUT_TOKEN_PLAIN)
                .then(signed -> Check.all(
                        LogoutTokenChecks.IN_ORDER,
                        new TokenCandidate(
                                signed, trust, provider.issuer(), memory.clock().instant())))
                .then(judged -> Check.all(List.of(use), token(judged)).then(used -> once(used, end(judged.claims()))));
    }

    private static LogoutToken token(TokenCandidate judged) {
        Claims claims = judged.claims();
        return new LogoutToken(
                judged.issuer(),
                claims.text("sub"),
                claims.text("sid"),
                claims.text("jti").orElseThrow(),
                claims.time("iat").orElseThrow());
    }

    private Verdict<LogoutToken> once(LogoutToken token, Instant end) {
        // The issuer's length is in front, so that no two pairs are one text.
        String key = PREFIX + token.issuer().length() + ":" + token.issuer() + token.id();
        try {
            return switch (memory.once().claim(key, end)) {
                case FIRST -> Verdict.accepted(token);
                case SEEN ->
                    Verdict.rejected(LogoutTokenReason.LOGOUT_TOKEN_REPLAYED, "a token not shown before", token.id());
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
