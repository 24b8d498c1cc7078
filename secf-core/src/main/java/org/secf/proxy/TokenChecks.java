package org.secf.proxy;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.http.Request;
import org.secf.signature.VerifiedToken;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** The rules for a token whose signature held. */
final class TokenChecks {

    static final List<Check<Candidate>> IN_ORDER = List.of(
            TokenChecks::proxy,
            TokenChecks::complete,
            TokenChecks::audience,
            TokenChecks::made,
            TokenChecks::begun,
            TokenChecks::over,
            TokenChecks::tooLong,
            TokenChecks::bound,
            TokenChecks::sameRequest,
            TokenChecks::remembered);

    private TokenChecks() {}

    /** A token and what it is held against. */
    record Candidate(VerifiedToken token, Request request, TokenPolicy policy, Instant now) {

        JsonObject claims() {
            return token.claims();
        }

        private Optional<String> text(String name) {
            return IdentityToken.text(claims(), name);
        }

        /** Only to be asked after {@link TokenChecks#complete}. */
        private Instant time(String name) {
            return IdentityToken.time(claims(), name).orElseThrow();
        }
    }

    private static Optional<Rejection> proxy(Candidate candidate) {
        String owner = candidate.token().owner();
        return candidate.policy().proxies().contains(owner)
                ? HOLDS
                : refused(
                        ProxyReason.UNKNOWN_PROXY,
                        "one of " + candidate.policy().proxies(),
                        owner);
    }

    private static Optional<Rejection> complete(Candidate candidate) {
        JsonObject claims = candidate.claims();
        boolean isComplete = Stream.of(IdentityToken.ISSUED, IdentityToken.ENDS, IdentityToken.BEGINS)
                        .filter(name -> !name.equals(IdentityToken.BEGINS) || claims.containsKey(name))
                        .allMatch(name -> IdentityToken.time(claims, name).isPresent())
                && Stream.of(IdentityToken.AUDIENCE, IdentityToken.ID)
                        .allMatch(name -> candidate.text(name).isPresent());
        return isComplete
                ? HOLDS
                : refused(
                        ProxyReason.MALFORMED_ASSERTION,
                        "one audience, two times and an id",
                        claims.keySet().toString());
    }

    private static Optional<Rejection> audience(Candidate candidate) {
        String audience = candidate.text(IdentityToken.AUDIENCE).orElseThrow();
        return candidate.policy().audiences().contains(audience)
                ? HOLDS
                : refused(
                        ProxyReason.OTHER_AUDIENCE,
                        "one of " + candidate.policy().audiences(),
                        audience);
    }

    private static Optional<Rejection> made(Candidate candidate) {
        Instant issued = candidate.time(IdentityToken.ISSUED);
        Instant latest = candidate.now().plus(candidate.policy().skew());
        return issued.isAfter(latest)
                ? refused(ProxyReason.ASSERTED_IN_FUTURE, "at most " + latest, issued.toString())
                : HOLDS;
    }

    /** Where it says when it begins. */
    private static Optional<Rejection> begun(Candidate candidate) {
        Instant latest = candidate.now().plus(candidate.policy().skew());
        return IdentityToken.time(candidate.claims(), IdentityToken.BEGINS)
                .filter(begin -> begin.isAfter(latest))
                .flatMap(begin -> refused(ProxyReason.ASSERTED_FOR_LATER, "at most " + latest, begin.toString()));
    }

    private static Optional<Rejection> over(Candidate candidate) {
        Instant end = candidate.time(IdentityToken.ENDS);
        Instant earliest = candidate.now().minus(candidate.policy().skew());
        return end.isAfter(earliest)
                ? HOLDS
                : refused(ProxyReason.ASSERTION_OVER, "later than " + earliest, end.toString());
    }

    private static Optional<Rejection> tooLong(Candidate candidate) {
        Instant end = candidate.time(IdentityToken.ENDS);
        Instant latest =
                candidate.time(IdentityToken.ISSUED).plus(candidate.policy().longest());
        return end.isAfter(latest)
                ? refused(ProxyReason.ASSERTED_FOR_TOO_LONG, "at most until " + latest, end.toString())
                : HOLDS;
    }

    /** Half a binding is none: it is held against the request in any case. */
    private static Optional<Rejection> bound(Candidate candidate) {
        boolean isBound = candidate.claims().containsKey(IdentityToken.METHOD)
                || candidate.claims().containsKey(IdentityToken.TARGET);
        return isBound || candidate.policy().acceptUnbound()
                ? HOLDS
                : refused(
                        ProxyReason.ASSERTED_FOR_ANY_REQUEST,
                        "the claims " + IdentityToken.METHOD + " and " + IdentityToken.TARGET,
                        candidate.claims().keySet().toString());
    }

    private static Optional<Rejection> sameRequest(Candidate candidate) {
        boolean isAny = !candidate.claims().containsKey(IdentityToken.METHOD)
                && !candidate.claims().containsKey(IdentityToken.TARGET);
        Request request = candidate.request();
        boolean isThis = candidate
                        .text(IdentityToken.METHOD)
                        .filter(request.method()::equals)
                        .isPresent()
                && candidate
                        .text(IdentityToken.TARGET)
                        .filter(request.target()::equals)
                        .isPresent();
        return isAny || isThis
                ? HOLDS
                : refused(
                        ProxyReason.OTHER_REQUEST,
                        shown(request.method(), request.target()),
                        shown(
                                candidate.text(IdentityToken.METHOD).orElse("any"),
                                candidate.text(IdentityToken.TARGET).orElse("any")));
    }

    private static String shown(String method, String target) {
        return method + " " + ShownTarget.of(target);
    }

    private static Optional<Rejection> remembered(Candidate candidate) {
        return candidate.policy().memory().covers(candidate.time(IdentityToken.ISSUED));
    }
}
