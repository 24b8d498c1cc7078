package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.ParsedResponse.Envelope;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * What is asked of the response around the assertion (saml-profiles §4.1.4.3). These checks only refuse: where the response is unsigned, what they
 * saw is asked again of the signed assertion.
 */
final class ResponseChecks {

    /** In the order they are asked. */
    static final List<Check<Candidate>> IN_ORDER = List.of(
            ResponseChecks::metadata,
            ResponseChecks::destination,
            ResponseChecks::inResponseTo,
            ResponseChecks::issueInstant,
            ResponseChecks::issuer,
            ResponseChecks::status,
            ResponseChecks::oneAssertion,
            ResponseChecks::encryption);

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String NO_PASSIVE = "urn:oasis:names:tc:SAML:2.0:status:NoPassive";

    /** From the making of the response until the browser has posted it. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(5);

    private ResponseChecks() {}

    /** A response and what it is held against. */
    record Candidate(ParsedResponse response, Expectation expectation, Instant now) {

        Envelope envelope() {
            return response.envelope();
        }
    }

    private static Optional<Rejection> metadata(Candidate candidate) {
        Optional<Instant> end = candidate.expectation().identityProvider().validUntil();
        return end.isEmpty() || candidate.now().isBefore(end.get())
                ? HOLDS
                : refused(SamlReason.METADATA_EXPIRED, "metadata valid at " + candidate.now(), "until " + end.get());
    }

    private static Optional<Rejection> destination(Candidate candidate) {
        Optional<String> destination = candidate.envelope().destination();
        String ours = candidate.expectation().destination();
        if (destination.isEmpty()) {
            return candidate.response().hasOwnSignature()
                    ? refused(SamlReason.MISSING_DESTINATION, ours, "none")
                    : HOLDS;
        }
        return destination.get().equals(ours) ? HOLDS : refused(SamlReason.WRONG_DESTINATION, ours, destination.get());
    }

    private static Optional<Rejection> inResponseTo(Candidate candidate) {
        Expectation expectation = candidate.expectation();
        if (expectation.inResponseTo().isEmpty() && !expectation.policy().acceptUnsolicited()) {
            return refused(SamlReason.UNSOLICITED, "an answer to a request of ours", "a response nobody asked for");
        }
        Optional<String> inResponseTo = candidate.envelope().inResponseTo();
        return inResponseTo.equals(expectation.inResponseTo())
                ? HOLDS
                : refused(
                        SamlReason.WRONG_IN_RESPONSE_TO,
                        expectation.inResponseTo().orElse("none"),
                        inResponseTo.orElse("none"));
    }

    private static Optional<Rejection> issueInstant(Candidate candidate) {
        Instant issued = candidate.envelope().issueInstant();
        Duration skew = candidate.expectation().policy().clockSkew();
        boolean fresh = !issued.isAfter(candidate.now().plus(skew))
                && issued.isAfter(candidate.now().minus(LONGEST_WAY).minus(skew));
        return fresh
                ? HOLDS
                : refused(SamlReason.RESPONSE_NOT_FRESH, "issued shortly before " + candidate.now(), issued.toString());
    }

    private static Optional<Rejection> issuer(Candidate candidate) {
        String expected = candidate.expectation().identityProvider().entityId();
        Optional<Issuer> issuer = candidate.envelope().issuer();
        if (issuer.isEmpty()) {
            return candidate.response().hasSignature()
                    ? refused(SamlReason.WRONG_RESPONSE_ISSUER, expected, "none")
                    : HOLDS;
        }
        return issuer.get().isEntity(expected)
                ? HOLDS
                : refused(
                        SamlReason.WRONG_RESPONSE_ISSUER, expected, issuer.get().toString());
    }

    private static Optional<Rejection> status(Candidate candidate) {
        ParsedResponse.Status status = candidate.envelope().status();
        if (SUCCESS.equals(status.code())) {
            return HOLDS;
        }
        String told =
                status.code() + status.nested().map(nested -> ", " + nested).orElse("");
        return status.nested().filter(NO_PASSIVE::equals).isPresent()
                ? refused(SamlPolicyReason.NOT_PASSIVELY, "a user with a session at the provider", told)
                : refused(SamlReason.STATUS_NOT_SUCCESS, SUCCESS, told);
    }

    private static Optional<Rejection> oneAssertion(Candidate candidate) {
        int inPlace = candidate.envelope().assertions().size();
        int all = candidate.response().walk().assertions();
        return inPlace == 1 && all == 1
                ? HOLDS
                : refused(
                        SamlReason.NOT_ONE_ASSERTION,
                        "one, child of the response",
                        inPlace + " and " + all + " in all");
    }

    private static Optional<Rejection> encryption(Candidate candidate) {
        boolean plain = Elements.is(candidate.envelope().assertions().get(0), Ns.ASSERTION, "Assertion");
        return plain && candidate.expectation().policy().requireEncryptedAssertions()
                ? refused(SamlReason.ENCRYPTION_REQUIRED, "an encrypted assertion", "a plain one")
                : HOLDS;
    }
}
