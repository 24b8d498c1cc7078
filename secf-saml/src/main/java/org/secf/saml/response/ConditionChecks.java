package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Conditions;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.verdict.Rejection;

/**
 * When and for whom the assertion is valid (saml-core §2.5.1). One-time use is kept by the replay check, and a proxy restriction by whoever hands the
 * caller on.
 */
final class ConditionChecks {

    private ConditionChecks() {}

    static Optional<Rejection> present(Candidate candidate) {
        return candidate.assertion().conditions().isPresent()
                ? HOLDS
                : refused(SamlReason.NO_CONDITIONS, "Conditions", "none");
    }

    static Optional<Rejection> known(Candidate candidate) {
        List<String> unknown = conditions(candidate).unknown();
        return unknown.isEmpty()
                ? HOLDS
                : refused(SamlReason.UNKNOWN_CONDITION, "conditions of the standard", unknown.toString());
    }

    static Optional<Rejection> notBefore(Candidate candidate) {
        Optional<Instant> start = conditions(candidate).notBefore();
        return start.isEmpty() || !candidate.latestNow().isBefore(start.get())
                ? HOLDS
                : refused(SamlReason.NOT_YET_VALID, "valid at " + candidate.now(), "from " + start.get());
    }

    static Optional<Rejection> notOnOrAfter(Candidate candidate) {
        Optional<Instant> end = conditions(candidate).notOnOrAfter();
        if (end.isEmpty()) {
            return refused(SamlReason.WITHOUT_END, "NotOnOrAfter", "none");
        }
        return candidate.earliestNow().isBefore(end.get())
                ? HOLDS
                : refused(SamlReason.EXPIRED, "valid at " + candidate.now(), "until " + end.get());
    }

    /** Every restriction must name us; within one, one name is enough (saml-core §2.5.1.4). */
    static Optional<Rejection> audience(Candidate candidate) {
        String us = candidate.expectation().serviceProvider().entityId();
        List<List<String>> restrictions = conditions(candidate).audiences();
        if (restrictions.isEmpty()) {
            return refused(SamlReason.NO_AUDIENCE, us, "no audience restriction");
        }
        return restrictions.stream().allMatch(audiences -> audiences.contains(us))
                ? HOLDS
                : refused(SamlReason.WRONG_AUDIENCE, us, restrictions.toString());
    }

    static Conditions conditions(Candidate candidate) {
        return candidate.assertion().conditions().orElse(Conditions.NONE);
    }
}
