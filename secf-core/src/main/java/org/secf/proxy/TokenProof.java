package org.secf.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.signature.TokenVerifier;
import org.secf.signature.VerifiedToken;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A token in a field. Whoever wrote it there, what it says was said by the owner of its key, for this resource and this request. */
record TokenProof(TokenVerifier verifier, TokenPolicy policy, Clock clock) implements Proof {

    private static final String PREFIX = "secf-identity:";

    /** How much longer than its token an id is remembered: at another node it may be earlier. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Override
    public boolean isPresented(Request request) {
        return !request.headers(AssertedFields.TOKEN).isEmpty();
    }

    @Override
    public Verdict<Proved> prove(Request request) {
        return verifier.verify(request.headers(AssertedFields.TOKEN).get(0).strip())
                .then(token -> Check.all(
                        TokenChecks.IN_ORDER, new TokenChecks.Candidate(token, request, policy, clock.instant())))
                .then(candidate -> Assertion.read(candidate.claims())
                        .map(assertion -> new Proved(
                                candidate.token().owner(),
                                assertion.caller().evidence().authenticatedAt(),
                                Optional.of(assertion),
                                () -> use(candidate.token()))));
    }

    /** By the key itself, and not its name: two proxies may give theirs one name. */
    private Optional<Rejection> use(VerifiedToken token) {
        String id = IdentityToken.text(token.claims(), IdentityToken.ID).orElseThrow();
        Instant end = IdentityToken.time(token.claims(), IdentityToken.ENDS).orElseThrow();
        try {
            return switch (policy.memory()
                    .claim(
                            PREFIX + token.thumbprint().orElse(token.owner()) + " " + id,
                            end.plus(policy.skew()).plus(GRACE))) {
                case FIRST -> Check.HOLDS;
                case SEEN -> Check.refused(ProxyReason.ASSERTION_REPEATED, "a token not used before", id);
                case UNAVAILABLE -> unknown("none now");
            };
        } catch (RuntimeException e) {
            return unknown(e.toString());
        }
    }

    private static Optional<Rejection> unknown(String received) {
        return Check.refused(ProxyReason.REPEATED_UNKNOWN, "a memory of tokens", received);
    }
}
