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
import org.secf.saml.response.AttributeRules;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResponseParser;
import org.secf.saml.response.ResponseVerifier;
import org.secf.state.PendingRequest;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Takes responses (saml-profiles §4.1.4): finds the login that one answers, has it verified, and lets the caller in. */
final class AssertionConsumer {

    /** What may be otherwise with keys that we do not know yet. */
    private static final Set<Reason> BY_OTHER_KEYS = Set.of(SamlReason.SIGNATURE_INVALID, SamlReason.WEAK_KEY);

    private final SamlSetup setup;
    private final LoginsInFlight logins;
    private final Detour detour;
    private final Logouts logouts;
    private final Clock clock;
    private final ResponseParser parser = new ResponseParser();
    private final ResponseVerifier verifier;

    /**
     * A consumer.
     *
     * @param detour where logins go that fail
     */
    AssertionConsumer(SamlSetup setup, Detour detour, Logouts logouts, MechanismContext context) {
        this.setup = setup;
        this.detour = detour;
        this.logins = detour.logins();
        this.logouts = logouts;
        this.clock = context.clock();
        this.verifier = new ResponseVerifier(context.clock(), context.once(), context.crypto());
    }

    /** What a response answers: where to go afterwards, and what is asked of it. */
    private record Asked(String target, ResponsePolicy policy, boolean isForced) {}

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
        Verdict<Asked> asked = asked(request, form, parsed);
        return asked.then(what -> admit(form, parsed, what))
                .fold(
                        admitted -> Outcome.loggedIn(
                                admitted.caller(),
                                sessionEnds(admitted.login()),
                                logins.release(Reply.redirect(setup.base().origin() + admitted.target()), request, id),
                                logouts.details(admitted.login())),
                        rejection -> unadmitted(request, id, asked, rejection));
    }

    private Outcome unadmitted(Request request, String id, Verdict<Asked> asked, Rejection rejection) {
        return asked.fold(Optional::of, other -> Optional.<Asked>empty())
                .filter(what -> !id.isEmpty())
                .flatMap(what ->
                        detour.of(request, new Detour.Failed(id, what.target(), what.isForced()), rejection))
                .orElseGet(() -> Outcome.refused(rejection, logins.release(Reply.status(403), request, id)));
    }

    /** What nobody asked for goes where such logins may go, if the verifier lets it pass at all. */
    private Verdict<Asked> asked(Request request, SubmittedResponse form, ParsedResponse parsed) {
        Optional<String> id = parsed.inResponseTo();
        return id.isEmpty()
                ? landing(form).map(target -> new Asked(target, setup.policy(), false))
                : logins.take(request, id.get(), form.relayState())
                        .then(this::askedHere)
                        .map(pending -> new Asked(pending.target(), policy(pending), logins.isForced(pending)));
    }

    private Verdict<String> landing(SubmittedResponse form) {
        return setup.policy().acceptUnsolicited()
                ? new UnsolicitedLanding(setup.base(), setup.detours().landingPaths()).of(form.relayState())
                : Verdict.accepted(setup.base().frontPage());
    }

    /** Who is to authenticate anew must have done it since the request was sent (saml-core §3.4.1, ForceAuthn). */
    private ResponsePolicy policy(PendingRequest pending) {
        return setup.wish().forceAuthn() || logins.isForced(pending)
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
                .then(login -> setup.attributes()
                        .apply(login, provider.description().scopes()))
                .then(kept -> admitted(kept, asked.target()));
    }

    private Verdict<Admitted> admitted(AttributeRules.Kept kept, String target) {
        LoginLog.dropped(kept.dropped(), kept.login().evidence().issuer());
        return setup.callers().map(kept.login()).map(caller -> new Admitted(caller, kept.login(), target));
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
