package org.secf.saml;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.artifact.ArtifactResolver;
import org.secf.saml.logout.Logouts;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.SimpleSignReason;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.EnhancedParser;
import org.secf.saml.response.ParsedEnhanced;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResponseParser;
import org.secf.saml.response.ResponseVerifier;
import org.secf.state.PendingRequest;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Takes responses (saml-profiles §4.1.4): finds the login that one answers, has it verified, and lets the caller in. */
final class AssertionConsumer {

    /** What may be otherwise with keys that we do not know yet. */
    private static final Set<Reason> BY_OTHER_KEYS = Set.of(
            SamlReason.SIGNATURE_INVALID,
            SamlReason.WEAK_KEY,
            SimpleSignReason.FORM_SIGNATURE,
            SimpleSignReason.FORM_ALGORITHM);

    private final SamlSetup setup;
    private final LoginsInFlight logins;
    private final EnhancedLogins enhancedLogins;
    private final Logouts logouts;
    private final Clock clock;
    private final ResponseParser parser = new ResponseParser();
    private final EnhancedParser enhancedParser = new EnhancedParser();
    private final ResponseVerifier verifier;

    AssertionConsumer(SamlSetup setup, InFlight inFlight, Logouts logouts, MechanismContext context) {
        this.setup = setup;
        this.logins = inFlight.browsers();
        this.enhancedLogins = inFlight.others();
        this.logouts = logouts;
        this.clock = context.clock();
        this.verifier = new ResponseVerifier(context.clock(), context.once(), context.crypto());
    }

    /** Logins of browsers, and of other clients. */
    record InFlight(LoginsInFlight browsers, EnhancedLogins others) {}

    /** What a response answers, if anything: where to go afterwards, and what is asked of it. */
    private record Asked(Optional<String> id, String target, ResponsePolicy policy) {}

    /** Reads a response as often as it is asked: reading it leaves its marks, and what is around it may be signed by the same keys. */
    @FunctionalInterface
    private interface Message {
        Verdict<ParsedResponse> read(IdentityProvider provider);
    }

    private record Admitted(Caller caller, VerifiedLogin login, String target) {}

    Outcome consume(Request request) {
        return Arrival.of(request)
                .then(arrival ->
                        setup.bindings().ways().allow(arrival.binding()).map(binding -> arrival))
                .fold(arrival -> consume(request, arrival), Outcome::refused);
    }

    private Outcome consume(Request request, Arrival arrival) {
        return switch (arrival.binding()) {
            case POST, SIMPLE_SIGN ->
                SubmittedResponse.read(arrival.parameters())
                        .fold(
                                form -> form.parse(parser)
                                        .fold(parsed -> answer(request, form, parsed), Outcome::refused),
                                Outcome::refused);
            case ARTIFACT ->
                SubmittedArtifact.read(arrival.parameters())
                        .fold(submitted -> fetch(request, submitted), Outcome::refused);
            case PAOS -> enhanced(request);
        };
    }

    private Outcome answer(Request request, SubmittedResponse form, ParsedResponse parsed) {
        return finish(
                request,
                parsed.inResponseTo(),
                asked(request, form, parsed)
                        .then(asked -> admit(Verdict.accepted(parsed), provider -> form.parse(parser), asked)));
    }

    /** Nobody is called for a browser that did not begin the login that the artifact is brought for. */
    private Outcome fetch(Request request, SubmittedArtifact submitted) {
        Optional<String> id = LoginsInFlight.requestOf(submitted.relayState());
        ArtifactResolver resolver = setup.bindings().artifacts().orElseThrow();
        return finish(
                request,
                id,
                logins.take(request, id.orElse(""), submitted.relayState())
                        .then(this::askedHere)
                        .then(pending -> resolver.resolve(submitted.artifact(), setup.identityProvider())
                                .then(found -> admit(
                                        found.response(setup.identityProvider()), found::response, asked(pending)))));
    }

    /** A client that is no browser has no cookie; what it was given to bring back takes its place. */
    private Outcome enhanced(Request request) {
        Message again = provider -> brought(request).map(ParsedEnhanced::response);
        return brought(request)
                .then(setup.bindings().channel()::check)
                .then(brought -> enhancedLogins
                        .take(brought.relayState())
                        .then(this::askedHere)
                        .then(pending -> admit(Verdict.accepted(brought.response()), again, asked(pending))))
                .fold(admitted -> loggedIn(admitted, onwards(admitted)), EnhancedStart::refused);
    }

    private Verdict<ParsedEnhanced> brought(Request request) {
        return request.body(Arrival.MOST_BYTES).then(enhancedParser::parse);
    }

    private Outcome finish(Request request, Optional<String> id, Verdict<Admitted> verdict) {
        return verdict.fold(
                admitted -> loggedIn(admitted, logins.release(onwards(admitted), request, id.orElse(""))),
                rejection -> Outcome.refused(rejection, logins.release(Reply.status(403), request, id.orElse(""))));
    }

    private Reply onwards(Admitted admitted) {
        return Reply.redirect(setup.base().origin() + admitted.target());
    }

    private Outcome loggedIn(Admitted admitted, Reply reply) {
        return Outcome.loggedIn(
                admitted.caller(), sessionEnds(admitted.login()), reply, logouts.details(admitted.login()));
    }

    /** What nobody asked for goes to the front page, if the verifier lets it pass at all. */
    private Verdict<Asked> asked(Request request, SubmittedResponse form, ParsedResponse parsed) {
        Optional<String> id = parsed.inResponseTo();
        return id.isEmpty()
                ? Verdict.accepted(new Asked(id, setup.base().frontPage(), setup.policy()))
                : logins.take(request, id.get(), form.relayState())
                        .then(this::askedHere)
                        .map(this::asked);
    }

    private Asked asked(PendingRequest pending) {
        return new Asked(Optional.of(pending.id()), pending.target(), policy(pending));
    }

    /** Who is to authenticate anew must have done it since the request was sent (saml-core §3.4.1, ForceAuthn). */
    private ResponsePolicy policy(PendingRequest pending) {
        return setup.wish().forceAuthn()
                ? setup.policy().notOlderThan(Duration.between(logins.begun(pending), clock.instant()))
                : setup.policy();
    }

    /** Stores may be shared by mechanisms, and a configuration may change while a login is in flight. */
    private Verdict<PendingRequest> askedHere(PendingRequest pending) {
        String ours = setup.identityProvider().entityId();
        return pending.provider().equals(ours)
                ? Verdict.accepted(pending)
                : Verdict.rejected(
                        SamlBindingReason.OTHER_PROVIDER_ASKED, "a login begun with " + ours, pending.provider());
    }

    private Verdict<Admitted> admit(Verdict<ParsedResponse> parsed, Message message, Asked asked) {
        IdentityProvider provider = setup.identityProvider();
        Verdict<VerifiedLogin> first = parsed.then(response -> verify(response, asked, provider));
        // Refused for its signature it was not used; it is read again, because reading it has left its marks.
        return first.rejection()
                .filter(rejection -> BY_OTHER_KEYS.contains(rejection.reason()))
                .flatMap(rejection -> setup.provider().afterUnknownKey(provider))
                .map(newer -> message.read(newer).then(again -> verify(again, asked, newer)))
                .orElse(first)
                .then(logouts::requireGoing)
                .then(login -> setup.callers().map(login).map(caller -> new Admitted(caller, login, asked.target())));
    }

    private Verdict<VerifiedLogin> verify(ParsedResponse parsed, Asked asked, IdentityProvider provider) {
        ServiceProvider us = setup.keys().now();
        return verifier.verify(
                parsed, new Expectation(us, us.assertionConsumerService(), provider, asked.id(), asked.policy()));
    }

    private Instant sessionEnds(VerifiedLogin login) {
        Instant ours = clock.instant().plus(setup.sessionLifetime());
        return login.sessionNotOnOrAfter().filter(ours::isAfter).orElse(ours);
    }
}
