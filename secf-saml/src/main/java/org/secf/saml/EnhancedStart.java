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
import org.secf.saml.model.ProviderReason;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.request.MessageSender;
import org.secf.saml.soap.SoapEnvelope;
import org.secf.saml.soap.SoapEnvelope.FaultCode;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Gives a client that is no browser our request, to take it to its identity provider itself (saml-profiles §4.2.3). */
final class EnhancedStart {

    private final Providers providers;
    private final LoginStart start;
    private final EnhancedLogins logins;
    private final Clock clock;
    private final Crypto crypto;

    EnhancedStart(Providers providers, LoginStart start, EnhancedLogins logins, MechanismContext context) {
        this.providers = providers;
        this.start = start;
        this.logins = logins;
        this.clock = context.clock();
        this.crypto = context.crypto();
    }

    /** Whether the client speaks the profile, and we do for what it asks for. */
    boolean isAsked(Request request) {
        return PaosFields.isEnhanced(request)
                && candidates(request)
                        .fold(
                                here -> here.setups().stream()
                                        .anyMatch(
                                                setup -> setup.bindings().ways().takes(ResponseBinding.PAOS)),
                                rejection -> false);
    }

    private Verdict<Candidates> candidates(Request request) {
        return providers.serving(request, request.path());
    }

    /** A program cannot be asked to choose. */
    Outcome begin(Request request) {
        return candidates(request)
                .then(here -> here.only()
                        .map(Verdict::accepted)
                        .orElseGet(() -> Verdict.rejected(
                                ProviderReason.PROVIDER_NOT_CHOSEN,
                                "one identity provider for " + request.path(),
                                "several")))
                .fold(with -> begin(request, with), EnhancedStart::refused);
    }

    private Outcome begin(Request request, Chosen with) {
        ServiceProvider us = with.setup().keys().now();
        Optional<Rejection> obstacle = start.obstacle(us, with);
        if (obstacle.isPresent()) {
            return refused(obstacle.get());
        }
        return with.provider()
                .soap()
                .singleSignOn()
                .map(address -> sent(request, us, with, address))
                .orElseGet(() -> refused(new Rejection(
                        EnhancedClientReason.NO_CLIENT_SERVICE,
                        "a SingleSignOnService for SOAP in the metadata of " + with.entityId(),
                        "none")));
    }

    private Outcome sent(Request request, ServiceProvider us, Chosen with, String service) {
        Instant now = clock.instant();
        SamlSetup setup = with.setup();
        String target = ReturnTarget.of(request.target(), setup.base().frontPage());
        EnhancedLogins.Begun begun = logins.begin(target, with, now);
        AuthnRequest message = new AuthnRequest(begun.id(), now, service, us, setup.wish(), ResponseBinding.PAOS);
        String envelope = new EnhancedRequest(
                        message,
                        with.entityId(),
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
