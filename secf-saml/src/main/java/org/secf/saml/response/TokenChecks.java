package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenPolicy;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What is asked of an authenticated assertion that is brought as a token (RFC 7522 §3), all but who brings it. */
final class TokenChecks {

    private static final List<Check<Candidate>> IN_ORDER = List.of(
            TokenChecks::metadata,
            AssertionChecks::issuer,
            AssertionChecks::issueInstant,
            NameIdChecks::qualifiers,
            ConditionChecks::present,
            ConditionChecks::known,
            ConditionChecks::notBefore,
            ConditionChecks::notOnOrAfter,
            ConditionChecks::audience,
            AuthenticationChecks::present,
            AuthenticationChecks::notInFuture,
            AuthenticationChecks::recent,
            AuthenticationChecks::sessionLasts,
            AuthenticationChecks::context);

    private TokenChecks() {}

    static Verdict<Candidate> all(Candidate candidate, TokenPolicy policy) {
        return Check.all(IN_ORDER, candidate)
                .then(valid ->
                        age(valid, policy).map(Verdict::<Candidate>rejected).orElseGet(() -> Verdict.accepted(valid)));
    }

    private static Optional<Rejection> metadata(Candidate candidate) {
        Optional<Instant> end = candidate.expectation().identityProvider().validUntil();
        return end.isEmpty() || candidate.now().isBefore(end.get())
                ? HOLDS
                : refused(SamlReason.METADATA_EXPIRED, "metadata valid at " + candidate.now(), "until " + end.get());
    }

    private static Optional<Rejection> age(Candidate candidate, TokenPolicy policy) {
        Instant issued = candidate.assertion().issueInstant();
        return candidate.earliestNow().minus(policy.maxAge()).isAfter(issued)
                ? refused(
                        TokenReason.ISSUED_TOO_LONG_AGO,
                        "at most " + policy.maxAge() + " before " + candidate.now(),
                        issued.toString())
                : HOLDS;
    }
}
