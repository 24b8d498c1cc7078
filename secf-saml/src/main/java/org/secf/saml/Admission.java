package org.secf.saml;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.logout.Logouts;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.PartOfSession;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.SimpleSignReason;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.AttributeRules;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResponseVerifier;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Has a response verified, however it came, and lets the caller in (saml-profiles §4.1.4.3). */
final class Admission {

    /** What may be otherwise with keys that we do not know yet. */
    private static final Set<Reason> BY_OTHER_KEYS = Set.of(
            SamlReason.SIGNATURE_INVALID,
            SamlReason.WEAK_KEY,
            SimpleSignReason.FORM_SIGNATURE,
            SimpleSignReason.FORM_ALGORITHM);

    private final Logouts logouts;
    private final Clock clock;
    private final KeptAssertions kept;
    private final ResponseVerifier verifier;

    Admission(Logouts logouts, KeptAssertions kept, boolean isOneIssuer, MechanismContext context) {
        this.logouts = logouts;
        this.kept = kept;
        this.clock = context.clock();
        this.verifier = kept.verifier(
                new ResponseVerifier(clock, UsedOnce.of(isOneIssuer, context.once(), clock), context.crypto()));
    }

    /** Reads a response as often as it is asked: reading it leaves its marks, and what is around it may be signed by the same keys. */
    @FunctionalInterface
    interface Message {
        Verdict<ParsedResponse> read(IdentityProvider provider);
    }

    /** Whom a response logs in. */
    record Admitted(Caller caller, VerifiedLogin login, Asked asked) {

        /** Where the browser goes. */
        Reply onwards() {
            return Reply.redirect(asked.with().setup().base().origin() + asked.target());
        }
    }

    /**
     * The caller of a response.
     *
     * @param parsed as it was read first
     * @param message to read it again
     */
    Verdict<Admitted> admit(Verdict<ParsedResponse> parsed, Message message, Asked asked) {
        Chosen with = asked.with();
        Verdict<Admitted> first = parsed.then(response -> verify(response, asked, with.provider()));
        // Refused for its signature it was not used; it is read again, because reading it has left its marks.
        return first.rejection()
                .filter(rejection -> BY_OTHER_KEYS.contains(rejection.reason()))
                .flatMap(rejection -> with.setup().providers().afterUnknownKey(with.provider()))
                .map(newer -> message.read(newer).then(again -> verify(again, asked, newer)))
                .orElse(first);
    }

    /** By what is known of the identity provider when it is verified. */
    private Verdict<Admitted> verify(ParsedResponse parsed, Asked asked, IdentityProvider provider) {
        SamlSetup setup = asked.with().setup();
        ServiceProvider us = setup.keys().now();
        return verifier.verify(
                parsed,
                new Expectation(us, us.assertionConsumerService(), provider, asked.id(), asked.policy()),
                login -> logouts.requireGoing(setup.name(), login)
                        .then(going -> setup.attributes()
                                .apply(going, provider.description().scopes()))
                        .then(kept -> admitted(kept, asked)));
    }

    private static Verdict<Admitted> admitted(AttributeRules.Kept kept, Asked asked) {
        SamlSetup setup = asked.with().setup();
        LoginLog.dropped(kept.dropped(), kept.login().evidence().issuer());
        return setup.callers()
                .map(kept.login())
                .map(setup.part().callerNames()::of)
                .map(caller -> new Admitted(caller, kept.login(), asked));
    }

    /** The session that begins. */
    Outcome loggedIn(Admitted admitted, Reply reply) {
        SamlSetup setup = admitted.asked().with().setup();
        return Outcome.loggedIn(
                admitted.caller(), sessionEnds(admitted.login(), setup), reply, details(admitted.login(), setup));
    }

    private Map<String, String> details(VerifiedLogin login, SamlSetup setup) {
        return kept.details(PartOfSession.details(setup.name(), logouts.details(login)), login);
    }

    private Instant sessionEnds(VerifiedLogin login, SamlSetup setup) {
        Instant ours = clock.instant().plus(setup.sessionLifetime());
        return login.sessionNotOnOrAfter().filter(ours::isAfter).orElse(ours);
    }
}
