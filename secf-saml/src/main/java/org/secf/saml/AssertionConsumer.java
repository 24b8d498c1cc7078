package org.secf.saml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.Admission.Admitted;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResponseParser;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Takes responses (saml-profiles §4.1.4): finds the login that one answers, has it verified, and lets the caller in. */
final class AssertionConsumer {

    private final Providers providers;
    private final Ways ways;
    private final AnsweredLogins answered;
    private final Admission admission;
    private final ResponseParser parser = new ResponseParser();

    AssertionConsumer(Providers providers, Ways ways, Admission admission, MechanismContext context) {
        this.providers = providers;
        this.ways = ways;
        this.answered = new AnsweredLogins(providers, ways.logins(), context.clock());
        this.admission = admission;
    }

    /** How logins begin, and where they go that fail. */
    record Ways(Function<SamlSetup, LoginsInFlight> logins, Detour detour, LastChoice lastChoice) {}

    /** A response, and the parts whose address it came to; they share the cookies of logins. */
    private record Arrived(Request request, List<SamlSetup> here, SubmittedResponse form, ParsedResponse parsed) {

        Optional<String> id() {
            return parsed.inResponseTo();
        }
    }

    Outcome consume(Request request) {
        return providers
                .owning(request, SamlSetup::consumerPath)
                .fold(
                        here -> here.isEmpty() ? Outcome.replied(Reply.status(404)) : consume(request, here),
                        Outcome::refused);
    }

    private Outcome consume(Request request, List<SamlSetup> here) {
        return SubmittedResponse.read(request)
                .fold(
                        form -> parser.parseBase64(form.message())
                                .fold(parsed -> answer(new Arrived(request, here, form, parsed)), Outcome::refused),
                        Outcome::refused);
    }

    private Outcome answer(Arrived arrived) {
        Verdict<Asked> asked = asked(arrived);
        return asked.then(what -> answered.answered(what, arrived.parsed()))
                .then(what -> admission.admit(
                        Verdict.accepted(arrived.parsed()),
                        provider -> parser.parseBase64(arrived.form().message()),
                        what))
                .fold(admitted -> loggedIn(arrived, admitted), rejection -> unadmitted(arrived, asked, rejection));
    }

    private Verdict<Asked> asked(Arrived arrived) {
        return arrived.id()
                .map(id -> inFlight(arrived)
                        .take(arrived.request(), id, arrived.form().relayState())
                        .then(pending -> answered.asked(arrived.here(), pending)))
                .orElseGet(() -> answered.unasked(
                        arrived.here(), arrived.parsed(), arrived.form().relayState()));
    }

    private LoginsInFlight inFlight(Arrived arrived) {
        return ways.logins().apply(arrived.here().get(0));
    }

    private Outcome loggedIn(Arrived arrived, Admitted admitted) {
        Reply released = inFlight(arrived)
                .release(admitted.onwards(), arrived.request(), arrived.id().orElse(""));
        return admission.loggedIn(
                admitted, ways.lastChoice().remember(released, admitted.asked().with()));
    }

    private Outcome unadmitted(Arrived arrived, Verdict<Asked> asked, Rejection rejection) {
        return asked.fold(Optional::of, other -> Optional.<Asked>empty())
                .filter(what -> what.id().isPresent())
                .flatMap(what -> ways.detour().of(arrived.request(), what, rejection))
                .orElseGet(() -> Outcome.refused(rejection, refusal(arrived)));
    }

    private Reply refusal(Arrived arrived) {
        Reply released = inFlight(arrived)
                .release(Reply.status(403), arrived.request(), arrived.id().orElse(""));
        return ways.lastChoice().forget(released, arrived.here().get(0).base());
    }
}
