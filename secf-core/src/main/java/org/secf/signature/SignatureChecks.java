package org.secf.signature;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What the policy asks of a signature before any key is used (RFC 9421 §3.2.1). */
final class SignatureChecks {

    /** In the order they are asked. */
    static final List<Check<Candidate>> IN_ORDER = List.of(
            SignatureChecks::coverage,
            SignatureChecks::parameters,
            SignatureChecks::nonce,
            SignatureChecks::created,
            SignatureChecks::order,
            SignatureChecks::age,
            SignatureChecks::expiry,
            SignatureChecks::algorithm);

    private SignatureChecks() {}

    private static Optional<Rejection> coverage(Candidate candidate) {
        List<Component> covered = candidate.input().components();
        return candidate
                .policy()
                .coverage()
                .missingIn(covered, candidate.message())
                .flatMap(missing -> refused(SignatureReason.COMPONENT_NOT_COVERED, missing.text(), covered.toString()));
    }

    private static Optional<Rejection> parameters(Candidate candidate) {
        for (SignatureParameter required : candidate.policy().parameters()) {
            if (!candidate.input().has(required)) {
                return missing(required, candidate);
            }
        }
        return HOLDS;
    }

    private static Optional<Rejection> nonce(Candidate candidate) {
        boolean isMissing = candidate.policy().nonce() == NonceRule.REQUIRED
                && candidate.input().nonce().isEmpty();
        return isMissing ? missing(SignatureParameter.NONCE, candidate) : HOLDS;
    }

    private static Optional<Rejection> missing(SignatureParameter parameter, Candidate candidate) {
        return refused(
                SignatureReason.MISSING_PARAMETER,
                parameter.key(),
                candidate.input().parameters().text());
    }

    private static Optional<Rejection> created(Candidate candidate) {
        Instant latest = candidate.now().plus(candidate.policy().clockSkew());
        return candidate
                .input()
                .created()
                .filter(latest::isBefore)
                .flatMap(created ->
                        refused(SignatureReason.CREATED_IN_FUTURE, "made until " + latest, "made at " + created));
    }

    private static Optional<Rejection> order(Candidate candidate) {
        Optional<Instant> expires = candidate.input().expires();
        if (expires.isEmpty()) {
            return HOLDS;
        }
        Instant created = candidate.input().created().orElse(Instant.MIN);
        return created.isAfter(expires.get())
                ? refused(SignatureReason.EXPIRES_BEFORE_CREATED, "an end after " + created, "one at " + expires.get())
                : HOLDS;
    }

    private static Optional<Rejection> age(Candidate candidate) {
        Instant ends = candidate.ends();
        return candidate.now().isAfter(ends)
                ? refused(
                        SignatureReason.TOO_OLD,
                        "a signature not older than " + candidate.policy().maxAge(),
                        "one that was good until " + ends)
                : HOLDS;
    }

    private static Optional<Rejection> expiry(Candidate candidate) {
        Optional<Instant> expires = candidate.input().expires();
        if (expires.isEmpty()) {
            return HOLDS;
        }
        Instant earliest = candidate.now().minus(candidate.policy().clockSkew());
        return earliest.isAfter(expires.get())
                ? refused(
                        SignatureReason.EXPIRED, "good until " + earliest + " at least", "good until " + expires.get())
                : HOLDS;
    }

    private static Optional<Rejection> algorithm(Candidate candidate) {
        return candidate
                .input()
                .algorithm()
                .filter(name -> SignatureAlgorithm.named(name)
                        .filter(candidate.policy().algorithms()::contains)
                        .isEmpty())
                .flatMap(name -> refused(
                        SignatureReason.ALGORITHM_NOT_ALLOWED,
                        candidate.policy().algorithms().toString(),
                        name));
    }
}
