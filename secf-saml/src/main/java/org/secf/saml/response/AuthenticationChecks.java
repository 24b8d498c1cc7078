package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.secf.saml.model.RequestedContext;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Authentication;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.verdict.Rejection;

/** How and when the user was authenticated (saml-core §2.7.2). Every statement must hold, since any of them may be read later. */
final class AuthenticationChecks {

    private AuthenticationChecks() {}

    static Optional<Rejection> present(Candidate candidate) {
        return candidate.assertion().authentications().isEmpty()
                ? refused(SamlReason.NO_AUTHENTICATION, "an AuthnStatement", "none")
                : HOLDS;
    }

    static Optional<Rejection> notInFuture(Candidate candidate) {
        return first(candidate, statement -> statement.instant().isAfter(candidate.latestNow()))
                .flatMap(statement -> refused(
                        SamlReason.AUTHENTICATED_IN_FUTURE, "before " + candidate.now(), statement.instant() + ""));
    }

    static Optional<Rejection> recent(Candidate candidate) {
        Optional<Duration> longest = candidate.expectation().policy().maxAuthenticationAge();
        if (longest.isEmpty()) {
            return HOLDS;
        }
        Instant earliest = candidate.earliestNow().minus(longest.get());
        return first(candidate, statement -> statement.instant().isBefore(earliest))
                .flatMap(statement ->
                        refused(SamlReason.AUTHENTICATION_TOO_OLD, "not before " + earliest, statement.instant() + ""));
    }

    static Optional<Rejection> sessionLasts(Candidate candidate) {
        return first(
                        candidate,
                        statement -> statement
                                .sessionNotOnOrAfter()
                                .filter(end -> !candidate.earliestNow().isBefore(end))
                                .isPresent())
                .flatMap(statement -> refused(
                        SamlReason.SESSION_OVER,
                        "a session after " + candidate.now(),
                        statement.sessionNotOnOrAfter() + ""));
    }

    static Optional<Rejection> context(Candidate candidate) {
        RequestedContext asked = candidate.expectation().policy().context();
        return first(candidate, statement -> !asked.isMetBy(statement.contextClass()))
                .flatMap(statement -> refused(
                        SamlReason.WRONG_AUTHENTICATION_CONTEXT,
                        asked.toString(),
                        statement.contextClass().orElse("none")));
    }

    private static Optional<Authentication> first(Candidate candidate, Predicate<Authentication> refusing) {
        return candidate.assertion().authentications().stream().filter(refusing).findFirst();
    }
}
