package org.secf.saml;

import java.util.List;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.Admission.Admitted;
import org.secf.saml.Admission.Message;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.response.EnhancedParser;
import org.secf.saml.response.ParsedEnhanced;
import org.secf.verdict.Verdict;

/** Takes responses of clients that are no browsers (saml-profiles §4.2.4.5). Such a client has no cookie; what it was given to bring back takes its place. */
final class EnhancedConsumer {

    private final EnhancedLogins logins;
    private final AnsweredLogins answered;
    private final Admission admission;
    private final EnhancedParser parser = new EnhancedParser();

    EnhancedConsumer(EnhancedLogins logins, AnsweredLogins answered, Admission admission) {
        this.logins = logins;
        this.answered = answered;
        this.admission = admission;
    }

    /**
     * The answer to one.
     *
     * @param here the parts whose address it came to
     */
    Outcome consume(Request request, List<SamlSetup> here) {
        return brought(request)
                .then(brought -> holding(brought, here))
                .then(brought -> logins.take(brought.relayState())
                        .then(pending -> answered.asked(here, pending))
                        .then(asked -> asked.comingBy(ResponseBinding.PAOS))
                        .then(asked -> admit(request, brought, asked)))
                .fold(admitted -> admission.loggedIn(admitted, admitted.onwards()), EnhancedStart::refused);
    }

    /** Asked first, and of the part that decides again, so that nobody on another channel uses up the login. */
    private static Verdict<ParsedEnhanced> holding(ParsedEnhanced brought, List<SamlSetup> here) {
        List<Verdict<ParsedEnhanced>> checked = here.stream()
                .map(setup -> setup.bindings().channel().check(brought))
                .toList();
        return checked.stream()
                .filter(verdict -> verdict.rejection().isEmpty())
                .findFirst()
                .orElse(checked.get(0));
    }

    private Verdict<Admitted> admit(Request request, ParsedEnhanced brought, Asked asked) {
        Message again = provider -> brought(request).map(ParsedEnhanced::response);
        return asked.with()
                .setup()
                .bindings()
                .channel()
                .check(brought)
                .then(checked -> answered.answered(asked, checked.response()))
                .then(what -> admission.admit(Verdict.accepted(brought.response()), again, what));
    }

    private Verdict<ParsedEnhanced> brought(Request request) {
        return request.body(Arrival.MOST_BYTES).then(parser::parse);
    }
}
