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
import org.secf.saml.logout.Logouts;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
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

    private final SamlSetup setup;
    private final LoginsInFlight logins;
    private final Logouts logouts;
    private final Clock clock;
    private final ResponseParser parser = new ResponseParser();
    private final ResponseVerifier verifier;
    private final KeptAssertions kept;

    AssertionConsumer(SamlSetup setup, LoginsInFlight logins, Logouts logouts, MechanismContext context) {
        this.setup = setup;
        this.logins = logins;
        this.logouts = logouts;
        this.clock = context.clock();
        this.kept = KeptAssertions.of(context);
        this.verifier = kept.verifier(new ResponseVerifier(context.clock(), context.once(), context.crypto()));
    }

    /** What a response answers: where to go afterwards, and what is asked of it. */
    private record Asked(String target, ResponsePolicy policy) {}

    private record Admitted(Caller caller, VerifiedLogin login, String target) {}

    Outcome consume(Request request) {
        return SubmittedResponse.read(request)
                .fold(
                        form -> parser.parseBase64(form.message())
                                .fold(parsed -> answer(request, form, parsed), Outcome::refused),
                        Outcome::refused);
    }

    private Outcome answer(Request request, SubmittedResponse form, ParsedResponse parsed) {
        String id = parsed.inResponseTo().orElse("");
        return asked(request, form, parsed)
                .then(asked -> admit(form, parsed, asked))
                .fold(
                        admitted -> Outcome.loggedIn(
                                admitted.caller(),
                                sessionEnds(admitted.login()),
                                logins.release(Reply.redirect(setup.base().origin() + admitted.target()), request, id),
                                kept.details(logouts.details(admitted.login()), admitted.login())),
                        rejection -> Outcome.refused(rejection, logins.release(Reply.status(403), request, id)));
    }

    /** What nobody asked for goes to the front page, if the verifier lets it pass at all. */
    private Verdict<Asked> asked(Request request, SubmittedResponse form, ParsedResponse parsed) {
        Optional<String> id = parsed.inResponseTo();
        return id.isEmpty()
                ? Verdict.accepted(new Asked(setup.base().frontPage(), setup.policy()))
                : logins.take(request, id.get(), form.relayState())
                        .then(this::askedHere)
                        .map(pending -> new Asked(pending.target(), policy(pending)));
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

    private Verdict<Admitted> admit(SubmittedResponse form, ParsedResponse parsed, Asked asked) {
        IdentityProvider provider = setup.identityProvider();
        Verdict<VerifiedLogin> first = verify(parsed, asked, provider);
        // Refused for its signature it was not used; it is parsed again, because reading it has left its marks.
        return first.rejection()
                .filter(rejection -> BY_OTHER_KEYS.contains(rejection.reason()))
                .flatMap(rejection -> setup.provider().afterUnknownKey(provider))
                .map(newer -> parser.parseBase64(form.message()).then(again -> verify(again, asked, newer)))
                .orElse(first)
                .then(logouts::requireGoing)
                .then(login -> setup.callers().map(login).map(caller -> new Admitted(caller, login, asked.target())));
    }

    private Verdict<VerifiedLogin> verify(ParsedResponse parsed, Asked asked, IdentityProvider provider) {
        ServiceProvider us = setup.keys().now();
        return verifier.verify(
                parsed,
                new Expectation(us, us.assertionConsumerService(), provider, parsed.inResponseTo(), asked.policy()));
    }

    private Instant sessionEnds(VerifiedLogin login) {
        Instant ours = clock.instant().plus(setup.sessionLifetime());
        return login.sessionNotOnOrAfter().filter(ours::isAfter).orElse(ours);
    }
}
