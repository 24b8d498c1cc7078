package org.secf.saml;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.request.RequestSender;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** Sends a browser to the identity provider (saml-profiles §4.1.3.2). */
final class LoginStart {

    private final SamlSetup setup;
    private final LoginsInFlight logins;
    private final Clock clock;
    private final Crypto crypto;

    LoginStart(SamlSetup setup, LoginsInFlight logins, MechanismContext context) {
        this.setup = setup;
        this.logins = logins;
        this.clock = context.clock();
        this.crypto = context.crypto();
    }

    Outcome begin(Request request) {
        Instant now = clock.instant();
        ServiceProvider us = setup.keys().now();
        IdentityProvider provider = setup.identityProvider();
        return obstacle(us, provider, now).map(Outcome::refused).orElseGet(() -> sent(request, us, provider));
    }

    /** Why nobody can log in now. */
    Optional<Rejection> obstacle(ServiceProvider us, IdentityProvider provider, Instant now) {
        Optional<Instant> end = provider.validUntil();
        if (end.isPresent() && !now.isBefore(end.get())) {
            return Check.refused(
                    SamlReason.METADATA_EXPIRED,
                    "metadata of " + provider.entityId() + " that is valid at " + now
                            + "; what is at secf.saml.idp-metadata is read again by itself once it is good",
                    "validUntil " + end.get() + lastProblem());
        }
        return us.lacksSigningKey()
                ? Check.refused(
                        SamlBindingReason.NO_SIGNING_KEY,
                        "an active signing key of RSA or EC in the key set of secf.saml.key-set; rotate to one",
                        "none at " + now)
                : Check.HOLDS;
    }

    private String lastProblem() {
        return setup.provider()
                .problem()
                .map(rejection -> ", and since then " + rejection.reason().name() + ": " + rejection.received())
                .orElse("");
    }

    private Outcome sent(Request request, ServiceProvider us, IdentityProvider provider) {
        Instant now = clock.instant();
        PublicUrl base = setup.base();
        LoginsInFlight.Begun begun =
                logins.begin(ReturnTarget.of(request.target(), base.frontPage()), provider.entityId(), now);
        String destination =
                Objects.requireNonNull(provider.singleSignOn().get(setup.requestBinding()), "asked when it was read");
        AuthnRequest message = new AuthnRequest(
                begun.id(),
                now,
                destination,
                us,
                setup.wish(),
                setup.bindings().ways().asked());
        Reply reply =
                RequestSender.by(setup.requestBinding(), us.signing(), crypto).send(message, begun.relayState());
        return Outcome.replied(logins.bind(reply, request, begun));
    }
}
