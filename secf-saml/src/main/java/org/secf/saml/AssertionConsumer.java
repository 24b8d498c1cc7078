package org.secf.saml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.Admission.Admitted;
import org.secf.saml.artifact.Resolution;
import org.secf.saml.model.ArtifactReason;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponseBinding;
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
    private final EnhancedConsumer enhanced;
    private final ResponseParser parser = new ResponseParser();

    AssertionConsumer(Providers providers, Ways ways, Admission admission, MechanismContext context) {
        this.providers = providers;
        this.ways = ways;
        this.answered = new AnsweredLogins(providers, context.clock());
        this.admission = admission;
        this.enhanced = new EnhancedConsumer(ways.enhanced(), answered, admission);
    }

    /**
     * How logins begin, and where they go that fail.
     *
     * @param enhanced those of clients that are no browsers
     */
    record Ways(
            Function<SamlSetup, LoginsInFlight> logins,
            EnhancedLogins enhanced,
            Detour detour,
            LastChoice lastChoice) {}

    /**
     * A request of a browser.
     *
     * @param here the parts whose address it came to; they share the cookies of logins
     * @param id of the request that it claims to answer
     */
    private record Arrived(Request request, List<SamlSetup> here, Optional<String> id) {}

    Outcome consume(Request request) {
        return providers
                .owning(request, SamlSetup::consumerPath)
                .fold(
                        here -> here.isEmpty() ? Outcome.replied(Reply.status(404)) : consume(request, here),
                        Outcome::refused);
    }

    private Outcome consume(Request request, List<SamlSetup> here) {
        return Arrival.of(request)
                .then(arrival -> taken(arrival, here))
                .fold(arrival -> consume(request, here, arrival), Outcome::refused);
    }

    /** What no part takes is not even read. */
    private static Verdict<Arrival> taken(Arrival arrival, List<SamlSetup> here) {
        boolean isTaken =
                here.stream().anyMatch(setup -> setup.bindings().ways().takes(arrival.binding()));
        return isTaken
                ? Verdict.accepted(arrival)
                : here.get(0).bindings().ways().allow(arrival.binding()).map(never -> arrival);
    }

    private Outcome consume(Request request, List<SamlSetup> here, Arrival arrival) {
        return switch (arrival.binding()) {
            case POST, SIMPLE_SIGN ->
                SubmittedResponse.read(arrival.parameters())
                        .fold(
                                form -> form.parse(parser)
                                        .fold(
                                                parsed -> answer(
                                                        new Arrived(request, here, parsed.inResponseTo()),
                                                        arrival.binding(),
                                                        new Submitted(form, parsed)),
                                                Outcome::refused),
                                Outcome::refused);
            case ARTIFACT ->
                SubmittedArtifact.read(arrival.parameters())
                        .fold(submitted -> fetch(request, here, submitted), Outcome::refused);
            case PAOS -> enhanced.consume(request, here);
        };
    }

    private record Submitted(SubmittedResponse form, ParsedResponse parsed) {}

    private Outcome answer(Arrived arrived, ResponseBinding binding, Submitted submitted) {
        Verdict<Asked> asked = asked(arrived, submitted).then(what -> what.comingBy(binding));
        return finish(
                arrived,
                asked,
                asked.then(what -> answered.answered(what, submitted.parsed()))
                        .then(what -> admission.admit(
                                Verdict.accepted(submitted.parsed()),
                                provider -> submitted.form().parse(parser),
                                what)));
    }

    private Verdict<Asked> asked(Arrived arrived, Submitted submitted) {
        Optional<String> relayState = submitted.form().relayState();
        return arrived.id()
                .map(id -> inFlight(arrived)
                        .take(arrived.request(), id, relayState)
                        .then(pending -> answered.asked(arrived.here(), pending)))
                .orElseGet(() -> answered.unasked(arrived.here(), submitted.parsed(), relayState));
    }

    /** Nobody is called for a browser that did not begin the login that the artifact is brought for. */
    private Outcome fetch(Request request, List<SamlSetup> here, SubmittedArtifact submitted) {
        Optional<String> id = LoginsInFlight.requestOf(submitted.relayState());
        Arrived arrived = new Arrived(request, here, id);
        Verdict<Asked> asked = inFlight(arrived)
                .take(request, id.orElse(""), submitted.relayState())
                .then(pending -> answered.asked(here, pending))
                .then(what -> what.comingBy(ResponseBinding.ARTIFACT));
        return finish(arrived, asked, asked.then(what -> fetched(submitted.artifact(), what)));
    }

    private Verdict<Admitted> fetched(String artifact, Asked asked) {
        IdentityProvider provider = asked.with().provider();
        return asked.with()
                .setup()
                .bindings()
                .artifacts()
                .orElseThrow()
                .resolve(artifact, provider)
                .then(found -> fetched(found, asked));
    }

    /** What cannot be read yet, by a key that is not known, is judged when it is admitted. */
    private Verdict<Admitted> fetched(Resolution found, Asked asked) {
        Verdict<ParsedResponse> first = found.response(asked.with().provider());
        return first.fold(parsed -> answered.answered(asked, parsed), unread -> Verdict.accepted(asked))
                .then(what -> admission.admit(first, found::response, what));
    }

    private Outcome finish(Arrived arrived, Verdict<Asked> asked, Verdict<Admitted> verdict) {
        return verdict.fold(
                admitted -> loggedIn(arrived, admitted), rejection -> unadmitted(arrived, asked, rejection));
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
                .orElseGet(() -> Outcome.refused(rejection, refusal(arrived, rejection)));
    }

    private Reply refusal(Arrived arrived, Rejection rejection) {
        Reply refused = rejection.reason() == ArtifactReason.TOO_MANY_RESOLUTIONS
                ? Reply.status(503).with("Retry-After", "10")
                : Reply.status(403);
        Reply released = inFlight(arrived)
                .release(refused, arrived.request(), arrived.id().orElse(""));
        return ways.lastChoice().forget(released, arrived.here().get(0).base());
    }
}
