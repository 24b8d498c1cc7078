package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.http.IpAddress;
import org.secf.saml.model.ConfirmationMethod;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.Assertion.Terms;
import org.secf.saml.response.Confirmations.Asked;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What a confirmation says of when, where and by whom it may be used: each must hold where it stands, and of a bearer some must stand (saml-profiles §3.3). */
final class TermChecks {

    static final List<Check<Asked>> IN_ORDER = List.of(
            TermChecks::recipient,
            TermChecks::notBefore,
            TermChecks::notOnOrAfter,
            TermChecks::inResponseTo,
            TermChecks::address);

    private TermChecks() {}

    private static Optional<Rejection> recipient(Asked asked) {
        Optional<String> recipient = terms(asked).recipient();
        List<String> ours = asked.of().policy().recipients();
        boolean holds = recipient.isEmpty() ? !isBearer(asked) : ours.contains(recipient.get());
        return holds ? HOLDS : refused(SamlReason.WRONG_RECIPIENT, "one of " + ours, recipient.orElse("none"));
    }

    private static Optional<Rejection> notBefore(Asked asked) {
        Optional<Instant> start = terms(asked).notBefore();
        if (start.isEmpty()) {
            return HOLDS;
        }
        if (isBearer(asked)) {
            return refused(SamlReason.CONFIRMATION_WITH_BEGINNING, "no NotBefore", "one");
        }
        return asked.candidate().latestNow().isBefore(start.get())
                ? refused(
                        TokenReason.CONFIRMATION_NOT_YET,
                        "valid at " + asked.candidate().now(),
                        "from " + start.get())
                : HOLDS;
    }

    private static Optional<Rejection> notOnOrAfter(Asked asked) {
        Optional<Instant> end = terms(asked).notOnOrAfter();
        if (end.isEmpty()) {
            return isBearer(asked) ? refused(SamlReason.CONFIRMATION_WITHOUT_END, "NotOnOrAfter", "none") : HOLDS;
        }
        return asked.candidate().earliestNow().isBefore(end.get())
                ? HOLDS
                : refused(
                        SamlReason.CONFIRMATION_EXPIRED,
                        "an end after " + asked.candidate().now(),
                        end.get().toString());
    }

    /** We asked nobody. */
    private static Optional<Rejection> inResponseTo(Asked asked) {
        Optional<String> request = terms(asked).inResponseTo();
        return request.isEmpty() ? HOLDS : refused(SamlReason.CONFIRMATION_OF_OTHER_REQUEST, "none", request.get());
    }

    private static Optional<Rejection> address(Asked asked) {
        Optional<String> address = terms(asked).address();
        if (address.isEmpty()) {
            return HOLDS;
        }
        Optional<String> sender = asked.of().presenter().address();
        boolean isIt = address.flatMap(IpAddress::find)
                .filter(one ->
                        sender.flatMap(IpAddress::find).filter(one::equals).isPresent())
                .isPresent();
        return isIt ? HOLDS : refused(TokenReason.WRONG_ADDRESS, address.get(), sender.orElse("not known"));
    }

    private static boolean isBearer(Asked asked) {
        return asked.method() == ConfirmationMethod.BEARER;
    }

    private static Terms terms(Asked asked) {
        return asked.confirmation().terms();
    }
}
