package org.secf.saml.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.verdict.Verdict;

/** An assertion is used once (saml-profiles §4.1.4.5). Asked last, so that only valid assertions take room in the store. */
final class ReplayCheck {

    /** The store may have another clock, and it is asked later than the time was read: what is still valid here must not be forgotten there. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** What is valid for longer would fill the memory; a login takes minutes. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final UsedOnce used;

    ReplayCheck(UsedOnce used) {
        this.used = used;
    }

    Verdict<Candidate> firstUse(Candidate candidate) {
        Assertion assertion = candidate.assertion();
        Instant end = over(candidate);
        if (end.isAfter(candidate.latestNow().plus(LONGEST))) {
            return Verdict.rejected(
                    SamlPolicyReason.VALID_TOO_LONG, "an end at most " + LONGEST + " after now", end.toString());
        }
        String issuer = assertion.issuer().name();
        Instant forgotten = ends(candidate).plus(CLOCKS_APART);
        return switch (used.claim(issuer, "saml:" + issuer + " " + assertion.id(), forgotten)) {
            case FIRST -> Verdict.accepted(candidate);
            case SEEN -> Verdict.rejected(SamlReason.REPLAYED, "a new assertion", assertion.id());
            case UNAVAILABLE ->
                Verdict.rejected(
                        SamlReason.REPLAY_UNKNOWN,
                        "a store that remembers used assertions",
                        "no answer, or it is full, or the issuer has its share of it");
        };
    }

    /** From when on it is refused as over. */
    static Instant ends(Candidate candidate) {
        return over(candidate).plus(candidate.skew());
    }

    private static Instant over(Candidate candidate) {
        return end(candidate.assertion()).orElse(candidate.now());
    }

    /** When its conditions end, or its last confirmation if that is earlier; one without end lasts as long as the conditions. */
    private static Optional<Instant> end(Assertion assertion) {
        Optional<Instant> valid = assertion.conditions().flatMap(Assertion.Conditions::notOnOrAfter);
        Stream<Instant> confirmed = assertion.confirmations().stream()
                .map(confirmation -> confirmation.terms().notOnOrAfter().orElse(Instant.MAX));
        return Stream.concat(
                        valid.stream(), confirmed.max(Comparator.naturalOrder()).filter(Instant.MAX::isAfter).stream())
                .min(Comparator.naturalOrder());
    }
}
