package org.secf.saml;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.logout.Logouts;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.PartOfSession;
import org.secf.saml.model.ProviderReason;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResponseParser;
import org.secf.saml.response.ResponseVerifier;
import org.secf.state.PendingRequest;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Takes responses (saml-profiles §4.1.4): finds the login that one answers, has it verified, and lets the caller in. */
final class AssertionConsumer {

    /** What may be otherwise with keys that we do not know yet. */
    private static final Set<Reason> BY_OTHER_KEYS = Set.of(SamlReason.SIGNATURE_INVALID, SamlReason.WEAK_KEY);

    private final Providers providers;
    private final Function<SamlSetup, LoginsInFlight> logins;
    private final Logouts logouts;
    private final LastChoice lastChoice;
    private final Clock clock;
    private final ResponseParser parser = new ResponseParser();
    private final ResponseVerifier verifier;

    AssertionConsumer(Providers providers, Sessions sessions, LastChoice lastChoice, MechanismContext context) {
        this.providers = providers;
        this.logins = sessions.logins();
        this.logouts = sessions.logouts();
        this.lastChoice = lastChoice;
        this.clock = context.clock();
        this.verifier = new ResponseVerifier(context.clock(), context.once(), context.crypto());
    }

    /** How logins begin and end. */
    record Sessions(Function<SamlSetup, LoginsInFlight> logins, Logouts logouts) {}

    /** What a response answers: where to go afterwards, and what is asked of whom. */
    private record Asked(String target, Chosen with, ResponsePolicy policy) {}

    private record Admitted(Caller caller, VerifiedLogin login, Asked asked) {}

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

    /** A response, and the parts whose address it came to; they share the cookies of logins. */
    private record Arrived(Request request, List<SamlSetup> here, SubmittedResponse form, ParsedResponse parsed) {

        String id() {
            return parsed.inResponseTo().orElse("");
        }
    }

    private Outcome answer(Arrived arrived) {
        LoginsInFlight inFlight = logins.apply(arrived.here().get(0));
        return asked(arrived, inFlight)
                .then(asked -> admit(arrived, asked))
                .fold(
                        admitted -> loggedIn(arrived, inFlight, admitted),
                        rejection -> Outcome.refused(
                                rejection,
                                lastChoice.forget(
                                        inFlight.release(Reply.status(403), arrived.request(), arrived.id()),
                                        arrived.here().get(0).base())));
    }

    private Outcome loggedIn(Arrived arrived, LoginsInFlight inFlight, Admitted admitted) {
        SamlSetup setup = admitted.asked().with().setup();
        Reply reply = Reply.redirect(setup.base().origin() + admitted.asked().target());
        return Outcome.loggedIn(
                admitted.caller(),
                sessionEnds(admitted.login(), setup),
                lastChoice.remember(inFlight.release(reply, arrived.request(), arrived.id()), admitted.asked().with()),
                PartOfSession.details(setup.name(), logouts.details(admitted.login())));
    }

    /** What nobody asked for goes to the front page, if the verifier lets it pass at all. */
    private Verdict<Asked> asked(Arrived arrived, LoginsInFlight inFlight) {
        Optional<String> id = arrived.parsed().inResponseTo();
        return id.isEmpty()
                ? unasked(arrived)
                : inFlight.take(arrived.request(), id.get(), arrived.form().relayState())
                        .then(pending -> askedHere(arrived, pending));
    }

    /** By what it claims; whether that holds is asked of the one that it names. */
    private Verdict<Asked> unasked(Arrived arrived) {
        String claimed = arrived.parsed().issuer().orElse("");
        return arrived.here().stream()
                .flatMap(setup -> setup.find(claimed).stream())
                .findFirst()
                .or(() -> providers.isOne() ? arrived.here().get(0).only() : Optional.empty())
                .map(with -> Verdict.accepted(new Asked(
                        with.setup().base().frontPage(), with, with.setup().policy())))
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.UNKNOWN_PROVIDER, "an identity provider that users may log in with here", claimed));
    }

    /** Stores may be shared by mechanisms, and a configuration may change while a login is in flight. */
    private Verdict<Asked> askedHere(Arrived arrived, PendingRequest pending) {
        String part = LoginsInFlight.part(pending);
        Optional<SamlSetup> setup = providers.named(part);
        if (setup.isPresent() && !arrived.here().contains(setup.get())) {
            return Verdict.rejected(
                    ProviderReason.OTHER_TENANT,
                    "a login begun with " + arrived.here().stream().map(SamlSetup::name).toList(),
                    part);
        }
        Optional<Chosen> with = setup.flatMap(asked -> asked.find(pending.provider()));
        if (with.isEmpty()) {
            String ours = setup.flatMap(SamlSetup::only).map(Chosen::entityId).orElse("one of the identity providers of here");
            return Verdict.rejected(
                    SamlBindingReason.OTHER_PROVIDER_ASKED, "a login begun with " + ours, pending.provider());
        }
        return byTheOneAsked(arrived.parsed(), with.get())
                .map(asked -> new Asked(pending.target(), asked, policy(asked.setup(), pending)));
    }

    /** Whom we trust, too, must not answer in another's place; whom we do not know is told by the verifier. */
    private Verdict<Chosen> byTheOneAsked(ParsedResponse parsed, Chosen with) {
        return parsed.issuer()
                .filter(issuer -> !issuer.equals(with.entityId()) && providers.isKnown(issuer))
                .<Verdict<Chosen>>map(issuer ->
                        Verdict.rejected(ProviderReason.OTHER_PROVIDER_ANSWERED, with.entityId(), issuer))
                .orElseGet(() -> Verdict.accepted(with));
    }

    /** Who is to authenticate anew must have done it since the request was sent (saml-core §3.4.1, ForceAuthn). */
    private ResponsePolicy policy(SamlSetup setup, PendingRequest pending) {
        return setup.wish().forceAuthn()
                ? setup.policy()
                        .notOlderThan(Duration.between(logins.apply(setup).begun(pending), clock.instant()))
                : setup.policy();
    }

    private Verdict<Admitted> admit(Arrived arrived, Asked asked) {
        Chosen with = asked.with();
        Verdict<VerifiedLogin> first = verify(arrived.parsed(), asked, with.provider());
        // Refused for its signature it was not used; it is parsed again, because reading it has left its marks.
        return first.rejection()
                .filter(rejection -> BY_OTHER_KEYS.contains(rejection.reason()))
                .flatMap(rejection -> with.setup().providers().afterUnknownKey(with.provider()))
                .map(newer -> parser.parseBase64(arrived.form().message()).then(again -> verify(again, asked, newer)))
                .orElse(first)
                .then(login -> logouts.requireGoing(with.setup().name(), login))
                .then(login -> with.setup()
                        .callers()
                        .map(login)
                        .map(with.setup().part().callerNames()::of)
                        .map(caller -> new Admitted(caller, login, asked)));
    }

    private Verdict<VerifiedLogin> verify(ParsedResponse parsed, Asked asked, IdentityProvider provider) {
        ServiceProvider us = asked.with().setup().keys().now();
        return verifier.verify(
                parsed,
                new Expectation(us, us.assertionConsumerService(), provider, parsed.inResponseTo(), asked.policy()));
    }

    private Instant sessionEnds(VerifiedLogin login, SamlSetup setup) {
        Instant ours = clock.instant().plus(setup.sessionLifetime());
        return login.sessionNotOnOrAfter().filter(ours::isAfter).orElse(ours);
    }
}
