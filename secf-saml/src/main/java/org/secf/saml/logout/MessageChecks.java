package org.secf.saml.logout;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.response.ParsedLogout;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is asked of every message of a logout (saml-profiles §4.4.4). These checks only refuse; the signature is asked for after them. */
final class MessageChecks {

    /** In the order they are asked. */
    static final List<Check<Candidate>> IN_ORDER = List.of(
            MessageChecks::metadata,
            MessageChecks::issuer,
            MessageChecks::destination,
            MessageChecks::issueInstant,
            MessageChecks::notOnOrAfter);

    /** From the making of a message until the browser has brought it. */
    static final Duration LONGEST_WAY = Duration.ofMinutes(5);

    private MessageChecks() {}

    /**
     * A message and what it is held against.
     *
     * @param destination where it came in; empty where it answers on our own connection
     */
    record Candidate(
            ParsedLogout message,
            IdentityProvider provider,
            Optional<String> destination,
            Duration skew,
            Instant now) {}

    private static Optional<Rejection> metadata(Candidate candidate) {
        Optional<Instant> end = candidate.provider().validUntil();
        return end.isEmpty() || candidate.now().isBefore(end.get())
                ? HOLDS
                : refused(LogoutReason.METADATA_EXPIRED, "metadata valid at " + candidate.now(), "until " + end.get());
    }

    private static Optional<Rejection> issuer(Candidate candidate) {
        String expected = candidate.provider().entityId();
        return candidate.message().isFrom(expected)
                ? HOLDS
                : refused(
                        LogoutReason.WRONG_ISSUER, expected, candidate.message().issuer());
    }

    /** By whatever binding: what does not say where it was sent can be brought to others by whoever got it. */
    private static Optional<Rejection> destination(Candidate candidate) {
        Optional<String> named = candidate.message().destination();
        if (candidate.destination().isEmpty()) {
            return HOLDS;
        }
        String ours = candidate.destination().get();
        if (named.isEmpty()) {
            return refused(LogoutReason.MISSING_DESTINATION, ours, "none");
        }
        return named.get().equals(ours) ? HOLDS : refused(LogoutReason.WRONG_DESTINATION, ours, named.get());
    }

    private static Optional<Rejection> issueInstant(Candidate candidate) {
        Instant issued = candidate.message().issueInstant();
        boolean isFresh = !issued.isAfter(candidate.now().plus(candidate.skew()))
                && issued.isAfter(candidate.now().minus(LONGEST_WAY).minus(candidate.skew()));
        return isFresh
                ? HOLDS
                : refused(LogoutReason.NOT_FRESH, "issued shortly before " + candidate.now(), issued.toString());
    }

    private static Optional<Rejection> notOnOrAfter(Candidate candidate) {
        return candidate
                .message()
                .notOnOrAfter()
                .filter(end -> !candidate.now().minus(candidate.skew()).isBefore(end))
                .flatMap(end -> refused(LogoutReason.EXPIRED, "an end after " + candidate.now(), end.toString()));
    }
}
