package org.secf.saml.response;

import java.time.Duration;
import java.time.Instant;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/** An assertion is used once (saml-profiles §4.1.4.5). Asked last, so that only valid assertions take room in the store. */
final class ReplayCheck {

    /** The store may have another clock, and it is asked later than the time was read: what is still valid here must not be forgotten there. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final OnceStore used;

    ReplayCheck(OnceStore used) {
        this.used = used;
    }

    Verdict<Candidate> firstUse(Candidate candidate) {
        Assertion assertion = candidate.assertion();
        Instant end = assertion
                .conditions()
                .flatMap(Assertion.Conditions::notOnOrAfter)
                .orElse(candidate.now())
                .plus(candidate.skew())
                .plus(CLOCKS_APART);
        return switch (used.claim("saml:" + assertion.issuer().name() + " " + assertion.id(), end)) {
            case FIRST -> Verdict.accepted(candidate);
            case SEEN -> Verdict.rejected(SamlReason.REPLAYED, "a new assertion", assertion.id());
            case UNAVAILABLE ->
                Verdict.rejected(
                        SamlReason.REPLAY_UNKNOWN,
                        "a store that remembers used assertions",
                        "no answer, or it is full");
        };
    }
}
