package org.secf.saml;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.secf.saml.model.ProviderReason;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.response.ParsedResponse;
import org.secf.state.PendingRequest;
import org.secf.verdict.Verdict;

/** Says of a login that was begun, or of a response that nobody asked for, whom it has to be by and what is asked of it. */
final class AnsweredLogins {

    private final Providers providers;
    private final Map<String, UnsolicitedLanding> landings = new HashMap<>();
    private final Clock clock;

    AnsweredLogins(Providers providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
        providers
                .all()
                .forEach(setup -> landings.put(
                        setup.name(),
                        new UnsolicitedLanding(setup.base(), setup.detours().landingPaths())));
    }

    /**
     * A login that was begun. Stores may be shared by mechanisms, and a configuration may change while a login is in flight.
     *
     * @param here the parts whose address the response came to
     */
    Verdict<Asked> asked(List<SamlSetup> here, PendingRequest pending) {
        String part = LoginsInFlight.part(pending);
        Optional<SamlSetup> setup = providers.named(part);
        if (setup.isPresent() && !here.contains(setup.get())) {
            return Verdict.rejected(
                    ProviderReason.OTHER_TENANT,
                    "a login begun with " + here.stream().map(SamlSetup::name).toList(),
                    part);
        }
        return setup.flatMap(asked -> asked.find(pending.provider()))
                .map(with -> Verdict.accepted(asked(with, pending)))
                .orElseGet(() -> Verdict.rejected(
                        SamlBindingReason.OTHER_PROVIDER_ASKED,
                        "a login begun with "
                                + setup.flatMap(SamlSetup::only)
                                        .map(Chosen::entityId)
                                        .orElse("one of the identity providers of here"),
                        pending.provider()));
    }

    private Asked asked(Chosen with, PendingRequest pending) {
        boolean isForced = LoginsInFlight.isForced(pending);
        return new Asked(
                Optional.of(pending.id()),
                pending.target(),
                with,
                isForced || with.setup().wish().forceAuthn()
                        ? anew(with.setup(), pending)
                        : with.setup().policy(),
                isForced);
    }

    /** Who is to authenticate anew must have done it since the request was sent (saml-core §3.4.1, ForceAuthn); where that is not known, just now. */
    private ResponsePolicy anew(SamlSetup setup, PendingRequest pending) {
        Instant now = clock.instant();
        return setup.policy()
                .notOlderThan(Duration.between(LoginsInFlight.begun(pending).orElse(now), now));
    }

    /** Whom we trust, too, must not answer in another's place; whom we do not know is told by the verifier. */
    Verdict<Asked> answered(Asked asked, ParsedResponse parsed) {
        String expected = asked.with().entityId();
        return parsed.issuer()
                .filter(issuer -> !issuer.equals(expected) && providers.isKnown(issuer))
                .<Verdict<Asked>>map(
                        issuer -> Verdict.rejected(ProviderReason.OTHER_PROVIDER_ANSWERED, expected, issuer))
                .orElseGet(() -> Verdict.accepted(asked));
    }

    /**
     * A response that nobody asked for, by what it claims; whether that holds is asked of the one that it names. It goes where such logins may go, if the
     * verifier lets it pass at all.
     */
    Verdict<Asked> unasked(List<SamlSetup> here, ParsedResponse parsed, Optional<String> relayState) {
        String claimed = parsed.issuer().orElse("");
        return here.stream()
                .flatMap(setup -> setup.find(claimed).stream())
                .findFirst()
                .or(() -> providers.isOne() ? here.get(0).only() : Optional.empty())
                .map(with -> landing(with.setup(), relayState)
                        .map(target -> new Asked(
                                Optional.empty(), target, with, with.setup().policy(), false)))
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.UNKNOWN_PROVIDER,
                        "an identity provider that users may log in with here",
                        claimed));
    }

    private Verdict<String> landing(SamlSetup setup, Optional<String> relayState) {
        return setup.policy().acceptUnsolicited()
                ? Objects.requireNonNull(landings.get(setup.name()), "made for each")
                        .of(relayState)
                : Verdict.accepted(setup.base().frontPage());
    }
}
