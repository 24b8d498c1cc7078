package org.secf.bearer;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/**
 * From what an authentic token says to whom it is for.
 *
 * @param policy which are good
 * @param callers how they name callers
 */
record TokenValidation(TokenPolicy policy, CallerMapping callers, Clock clock) {

    /**
     * Judges claims.
     *
     * @param claims said by the issuer, as was proved
     * @param keyThumbprint of the key that proved it; empty where a connection did
     */
    Verdict<ValidToken> validate(TokenCandidate.Form form, Claims claims, Optional<String> keyThumbprint) {
        TokenCandidate candidate = new TokenCandidate(form, claims, policy, clock.instant());
        return Check.all(TokenChecks.IN_ORDER, candidate)
                .then(good -> callers.map(claims, policy.issuer(), keyThumbprint, end(candidate)))
                .map(caller -> new ValidToken(caller, Confirmation.of(claims), Scopes.of(claims), end(candidate)));
    }

    /** Also where it may not get older than it is. */
    private Instant end(TokenCandidate candidate) {
        Instant expires = candidate.expires();
        return candidate
                .issued()
                .flatMap(issued -> policy.maxAge().map(issued::plus))
                .filter(expires::isAfter)
                .orElse(expires);
    }
}
