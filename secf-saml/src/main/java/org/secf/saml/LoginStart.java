package org.secf.saml;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.secf.crypto.Crypto;
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

/** Sends a browser to an identity provider (saml-profiles §4.1.3.2). */
final class LoginStart {

    private final Function<SamlSetup, LoginsInFlight> logins;
    private final Clock clock;
    private final Crypto crypto;

    LoginStart(Function<SamlSetup, LoginsInFlight> logins, MechanismContext context) {
        this.logins = logins;
        this.clock = context.clock();
        this.crypto = context.crypto();
    }

    /**
     * Begins a login.
     *
     * @param target path and query to go to afterwards
     */
    Outcome begin(Request request, Chosen with, String target) {
        return begin(request, with, new Aim(target, with.setup().wish()));
    }

    /** Once more after a login that failed, whose user is to authenticate anew. */
    Outcome anew(Request request, Chosen with, String target) {
        return begin(request, with, new Aim(target, with.setup().wish().forced()));
    }

    /** Where the user wants to go, and how it is to authenticate. */
    private record Aim(String target, AuthnRequest.Wish wish) {}

    private Outcome begin(Request request, Chosen with, Aim aim) {
        ServiceProvider us = with.setup().keys().now();
        return obstacle(us, with).map(Outcome::refused).orElseGet(() -> sent(request, us, with, aim));
    }

    /** Why nobody can log in now. */
    Optional<Rejection> obstacle(ServiceProvider us, Chosen with) {
        Instant now = clock.instant();
        IdentityProvider provider = with.provider();
        Optional<Instant> end = provider.validUntil();
        if (end.isPresent() && !now.isBefore(end.get())) {
            return Check.refused(
                    SamlReason.METADATA_EXPIRED,
                    "metadata of " + provider.entityId() + " that is valid at " + now
                            + "; what is at secf.saml.idp-metadata is read again by itself once it is good",
                    "validUntil " + end.get() + lastProblem(with.setup()));
        }
        return us.lacksSigningKey()
                ? Check.refused(
                        SamlBindingReason.NO_SIGNING_KEY,
                        "an active signing key of RSA or EC in the key set of secf.saml.key-set; rotate to one",
                        "none at " + now)
                : Check.HOLDS;
    }

    private static String lastProblem(SamlSetup setup) {
        return setup.providers()
                .problem()
                .map(rejection -> ", and since then " + rejection.reason().name() + ": " + rejection.received())
                .orElse("");
    }

    private Outcome sent(Request request, ServiceProvider us, Chosen with, Aim aim) {
        Instant now = clock.instant();
        SamlSetup setup = with.setup();
        LoginsInFlight inFlight = logins.apply(setup);
        String target = ReturnTarget.of(aim.target(), setup.base().frontPage());
        LoginsInFlight.Begun begun =
                inFlight.begin(target, with.entityId(), now, aim.wish().forceAuthn());
        String destination = Objects.requireNonNull(
                with.provider().singleSignOn().get(setup.requestBinding()), "asked when it was read");
        AuthnRequest message = new AuthnRequest(
                begun.id(),
                now,
                destination,
                us,
                aim.wish(),
                setup.bindings().ways().asked());
        Reply reply =
                RequestSender.by(setup.requestBinding(), us.signing(), crypto).send(message, begun.relayState());
        return Outcome.replied(inFlight.bind(reply, request, begun));
    }
}
