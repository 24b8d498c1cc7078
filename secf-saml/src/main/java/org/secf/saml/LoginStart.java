package org.secf.saml;

import java.time.Clock;
import java.time.Instant;
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
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.request.RequestSender;
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
        IdentityProvider provider = setup.identityProvider();
        Optional<Instant> end = provider.validUntil();
        if (end.isPresent() && !now.isBefore(end.get())) {
            return Outcome.refused(new Rejection(
                    SamlReason.METADATA_EXPIRED,
                    "metadata of " + provider.entityId() + " that is valid at " + now
                            + "; download it anew and restart the application",
                    "validUntil " + end.get()));
        }
        PublicUrl base = setup.base();
        LoginsInFlight.Begun begun =
                logins.begin(ReturnTarget.of(request.target(), base.frontPage()), provider.entityId(), now);
        ServiceProvider us = setup.keys().now();
        AuthnRequest message = new AuthnRequest(begun.id(), now, setup.destination(), us, setup.wish());
        Reply reply =
                RequestSender.by(setup.requestBinding(), us.signing(), crypto).send(message, begun.relayState());
        return Outcome.replied(logins.bind(reply, request, begun));
    }
}
