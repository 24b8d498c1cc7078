package org.secf.openid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.secf.delegation.PresentedToken;
import org.secf.tls.TlsReason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Keeps the tokens of logins while their sessions last, renews them in time, and says which logins end with them. */
final class TokenLife {

    private static final System.Logger LOG = System.getLogger("org.secf.openid");

    /** After a provider could not be asked. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final TokenRules rules;
    private final Keeping keeping;
    private final Function<LoginTokens, Verdict<LoginTokens>> renewal;
    private final Clock clock;

    /**
     * Where tokens are.
     *
     * @param held by sessions
     * @param relayed for calls to others
     */
    record Keeping(HeldTokens held, RelayedTokens relayed) {}

    /**
     * By those rules.
     *
     * @param renewal gets others for tokens that end
     */
    TokenLife(TokenRules rules, Keeping keeping, Function<LoginTokens, Verdict<LoginTokens>> renewal, Clock clock) {
        this.rules = rules;
        this.keeping = keeping;
        this.renewal = renewal;
        this.clock = clock;
    }

    /** When the session of a login ends that begins now. */
    Instant sessionEnds(LoginTokens tokens, Instant latest) {
        return rules.sessionEnds(tokens, latest);
    }

    /** Keeps those of a login that begins; by which name. */
    String begin(LoginTokens tokens, Instant sessionEnds) {
        return keeping.held().keep(new TokensOfLogin(tokens, keeping.relayed().keep(tokens, sessionEnds)), sessionEnds);
    }

    /** Whether a login is over because of its tokens; where they are not known, as at another node, the ID token of its session counts. */
    boolean isOver(KeptLogin login) {
        Optional<TokensOfLogin> tokens = held(login);
        if (tokens.isPresent()) {
            return tokens.get().isOver();
        }
        boolean isIdOver = !clock.instant().isBefore(login.ends());
        return rules.renews() && (rules.failure() == RefreshFailure.END || isIdOver);
    }

    /** Whether a login goes on; tokens that end are renewed for it before. */
    boolean goesOn(KeptLogin login) {
        Optional<TokensOfLogin> tokens = held(login);
        if (tokens.isEmpty()) {
            return !isOver(login);
        }
        TokensOfLogin known = tokens.get();
        Instant now = clock.instant();
        if (rules.isDue(known.now(), now)) {
            known.alone(rules.isPast(known.now(), now), () -> renew(login, known));
        }
        return !known.isOver();
    }

    /** Whoever waited for another finds what that one got. */
    private void renew(KeptLogin login, TokensOfLogin tokens) {
        Instant now = clock.instant();
        if (tokens.isOver() || !rules.isDue(tokens.now(), now)) {
            return;
        }
        if (!tokens.mayTry(now)) {
            endWhereOver(tokens, now);
            return;
        }
        Optional<Rejection> rejection = renewal.apply(tokens.now())
                .then(found -> Verdict.accepted(renewed(login, tokens, found)))
                .rejection();
        rejection.ifPresent(why -> failed(tokens, why));
    }

    /** Where the login was left meanwhile, they are forgotten. Where the new ones do not last either, nobody asks for others at each request. */
    private LoginTokens renewed(KeptLogin login, TokensOfLogin tokens, LoginTokens found) {
        Instant now = clock.instant();
        keeping.relayed().forget(tokens.relayed());
        Instant end = found.accessEnds().orElse(found.id().ends());
        Optional<String> kept = keeping.relayed().keep(found, end);
        if (!tokens.renewed(found, kept)) {
            keeping.relayed().forget(kept);
            return found;
        }
        login.tokens().ifPresent(keeping.held()::weigh);
        if (rules.isPast(found, now)) {
            end(tokens);
        } else if (rules.isDue(found, now)) {
            tokens.failed(now.plus(PAUSE));
        }
        return found;
    }

    private void failed(TokensOfLogin tokens, Rejection rejection) {
        Instant now = clock.instant();
        boolean mayPass = rejection.reason() instanceof TlsReason;
        tokens.failed(mayPass ? now.plus(PAUSE) : Instant.MAX);
        LOG.log(
                System.Logger.Level.WARNING,
                "Tokens of a login could not be renewed: {0} ({1}): {2}",
                rejection.reason().name(),
                rejection.reason().clause(),
                rejection.detail());
        if (!mayPass && rules.failure() == RefreshFailure.END) {
            end(tokens);
        } else {
            endWhereOver(tokens, now);
        }
    }

    private void endWhereOver(TokensOfLogin tokens, Instant now) {
        boolean isOver = rules.failure() == RefreshFailure.END
                ? rules.isPast(tokens.now(), now)
                : !now.isBefore(tokens.now().id().ends());
        if (isOver) {
            end(tokens);
        }
    }

    private void end(TokensOfLogin tokens) {
        keeping.relayed().forget(tokens.end());
    }

    /** The access token of a login, for calls to others. */
    Optional<PresentedToken> relayed(KeptLogin login) {
        return held(login).flatMap(tokens -> keeping.relayed().find(tokens.relayed()));
    }

    /** The ID token of a login, which names it to the provider. */
    Optional<String> hint(KeptLogin login) {
        return held(login).map(tokens -> tokens.now().id().hint());
    }

    /** The login is over, whoever ended it. */
    void forget(KeptLogin login) {
        login.tokens().flatMap(keeping.held()::forget).ifPresent(this::end);
    }

    private Optional<TokensOfLogin> held(KeptLogin login) {
        return login.tokens().flatMap(keeping.held()::find);
    }
}
