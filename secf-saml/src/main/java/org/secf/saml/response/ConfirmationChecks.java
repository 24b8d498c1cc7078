package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.List;
import java.util.Optional;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.Assertion.Confirmation;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** At least one bearer confirmation for us, now, and this request (saml-profiles §4.1.4.2). */
final class ConfirmationChecks {

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    private static final List<Check<Bearer>> IN_ORDER = List.of(
            ConfirmationChecks::recipient,
            ConfirmationChecks::notBefore,
            ConfirmationChecks::notOnOrAfter,
            ConfirmationChecks::inResponseTo);

    private ConfirmationChecks() {}

    private record Bearer(Confirmation confirmation, AssertionChecks.Candidate candidate) {}

    /** One that holds is enough; where none does, the first one's refusal is told. */
    static Optional<Rejection> bearer(AssertionChecks.Candidate candidate) {
        List<Optional<Rejection>> refusals = candidate.assertion().confirmations().stream()
                .filter(confirmation -> BEARER.equals(confirmation.method()))
                .map(confirmation ->
                        Check.all(IN_ORDER, new Bearer(confirmation, candidate)).rejection())
                .toList();
        if (refusals.isEmpty()) {
            return refused(SamlReason.NOT_BEARER, BEARER, "other methods or none");
        }
        return refusals.stream().anyMatch(Optional::isEmpty) ? HOLDS : refusals.get(0);
    }

    /** What nobody asked for answers nothing, in no confirmation: one that does was taken from a login of somebody else's (saml-profiles §4.1.5). */
    static Optional<Rejection> noOtherRequest(AssertionChecks.Candidate candidate) {
        if (candidate.expectation().inResponseTo().isPresent()) {
            return HOLDS;
        }
        return candidate.assertion().confirmations().stream()
                .flatMap(confirmation -> confirmation.terms().inResponseTo().stream())
                .findFirst()
                .flatMap(request -> refused(
                        SamlPolicyReason.CONFIRMATION_OF_SOME_REQUEST, "no InResponseTo in any confirmation", request));
    }

    private static Optional<Rejection> recipient(Bearer bearer) {
        String ours = bearer.candidate().expectation().destination();
        String recipient = bearer.confirmation().terms().recipient().orElse("none");
        return recipient.equals(ours) ? HOLDS : refused(SamlReason.WRONG_RECIPIENT, ours, recipient);
    }

    private static Optional<Rejection> notBefore(Bearer bearer) {
        return bearer.confirmation().terms().notBefore().isEmpty()
                ? HOLDS
                : refused(SamlReason.CONFIRMATION_WITH_BEGINNING, "no NotBefore", "one");
    }

    private static Optional<Rejection> notOnOrAfter(Bearer bearer) {
        if (bearer.confirmation().terms().notOnOrAfter().isEmpty()) {
            return refused(SamlReason.CONFIRMATION_WITHOUT_END, "NotOnOrAfter", "none");
        }
        return bearer.candidate()
                        .earliestNow()
                        .isBefore(bearer.confirmation().terms().notOnOrAfter().get())
                ? HOLDS
                : refused(
                        SamlReason.CONFIRMATION_EXPIRED,
                        "an end after " + bearer.candidate().now(),
                        bearer.confirmation().terms().notOnOrAfter().get().toString());
    }

    /** Demanded here although the response said it too, because the response may be unsigned. */
    private static Optional<Rejection> inResponseTo(Bearer bearer) {
        Optional<String> expected = bearer.candidate().expectation().inResponseTo();
        Optional<String> inResponseTo = bearer.confirmation().terms().inResponseTo();
        return inResponseTo.equals(expected)
                ? HOLDS
                : refused(
                        SamlReason.CONFIRMATION_OF_OTHER_REQUEST, expected.orElse("none"), inResponseTo.orElse("none"));
    }
}
