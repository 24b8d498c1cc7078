package org.secf.saml;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.ecp.EnhancedRequest;
import org.secf.saml.ecp.PaosFields;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.EnhancedClientReason;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.request.MessageSender;
import org.secf.saml.soap.SoapEnvelope;
import org.secf.saml.soap.SoapEnvelope.FaultCode;
import org.secf.verdict.Rejection;

/** Gives a client that is no browser our request, to take it to its identity provider itself (saml-profiles §4.2.3). */
final class EnhancedStart {

    private final SamlSetup setup;
    private final LoginStart start;
    private final EnhancedLogins logins;
    private final Clock clock;
    private final Crypto crypto;

    EnhancedStart(SamlSetup setup, LoginStart start, EnhancedLogins logins, MechanismContext context) {
        this.setup = setup;
        this.start = start;
        this.logins = logins;
        this.clock = context.clock();
        this.crypto = context.crypto();
    }

    /** Whether the client speaks the profile, and we do. */
    boolean isAsked(Request request) {
        return setup.bindings().ways().takes(ResponseBinding.PAOS) && PaosFields.isEnhanced(request);
    }

    Outcome begin(Request request) {
        ServiceProvider us = setup.keys().now();
        IdentityProvider provider = setup.identityProvider();
        Optional<String> service = provider.soap().singleSignOn();
        Optional<Rejection> obstacle = start.obstacle(us, provider, clock.instant());
        if (obstacle.isPresent()) {
            return refused(obstacle.get());
        }
        return service.map(address -> sent(request, us, provider, address))
                .orElseGet(() -> refused(new Rejection(
                        EnhancedClientReason.NO_CLIENT_SERVICE,
                        "a SingleSignOnService for SOAP in the metadata of " + provider.entityId(),
                        "none")));
    }

    private Outcome sent(Request request, ServiceProvider us, IdentityProvider provider, String service) {
        Instant now = clock.instant();
        String target = ReturnTarget.of(request.target(), setup.base().frontPage());
        EnhancedLogins.Begun begun = logins.begin(target, provider.entityId(), now);
        AuthnRequest message = new AuthnRequest(begun.id(), now, service, us, setup.wish(), ResponseBinding.PAOS);
        String envelope = new EnhancedRequest(
                        message,
                        provider.entityId(),
                        begun.relayState(),
                        setup.bindings().channel().ours())
                .envelope(us.signing().map(key -> new MessageSender(key, crypto)));
        return Outcome.replied(Reply.text(200, PaosFields.MEDIA_TYPE, envelope));
    }

    /** A program gets a fault, which says no more than that. */
    static Outcome refused(Rejection rejection) {
        FaultCode code = rejection.reason() == EnhancedClientReason.HEADER_NOT_UNDERSTOOD
                ? FaultCode.MUST_UNDERSTAND
                : FaultCode.CLIENT;
        return Outcome.refused(rejection, Reply.text(500, "text/xml", SoapEnvelope.fault(code, "not accepted")));
    }
}
