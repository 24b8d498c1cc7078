package org.secf.webauthn;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.Purpose;
import org.secf.webauthn.ceremony.WebAuthnReason;

/** Users log in by an authenticator once, then a session; callers of others prove more by it. */
final class WebAuthnMechanism implements Mechanism {

    static final String NAME = "webauthn";

    private final Addresses addresses;
    private final Pages pages;
    private final Offer offer;

    WebAuthnMechanism(Addresses addresses, Pages pages, Offer offer) {
        this.addresses = addresses;
        this.pages = pages;
        this.offer = offer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> addresses() {
        return addresses.all();
    }

    /** What an authenticator answers has addresses of its own; other requests bring nothing but the session. */
    @Override
    public boolean isPresented(Request request) {
        return false;
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        Request request = exchange.request();
        if (request.path().equals(addresses.script())) {
            return request.method().equals("GET") ? Outcome.replied(pages.script()) : only("GET");
        }
        return addresses
                .at(request.path())
                .map(place -> place.step() == Addresses.Step.PAGE
                        ? page(exchange, place.purpose())
                        : message(exchange, place))
                .orElseGet(() ->
                        exchange.established().map(Outcome::established).orElseGet(() -> withoutCaller(exchange)));
    }

    /** Whoever lost an authenticator has its credential removed, and must not wait for the end of a session. */
    @Override
    public boolean isOver(Map<String, String> details) {
        return offer.logins().isGone(details);
    }

    @Override
    public Optional<Reply> stepUp(Request request, StepUp needed) {
        return raise(request, needed);
    }

    @Override
    public Optional<Reply> raise(Request request, StepUp needed) {
        return offer.meets(needed.contexts())
                ? Optional.of(pages.send(request, Purpose.STEP_UP, "insufficient_user_authentication"))
                : Optional.empty();
    }

    private Outcome withoutCaller(Exchange exchange) {
        boolean isAsked = exchange.isProtected() && !offer.stepUpOnly() && !pages.isLoginPage(exchange.request());
        return isAsked
                ? Outcome.replied(pages.send(exchange.request(), Purpose.LOGIN, "login_required"))
                : Outcome.abstained();
    }

    private Outcome page(Exchange exchange, Purpose purpose) {
        Request request = exchange.request();
        if (!request.method().equals("GET")) {
            return only("GET");
        }
        Optional<Visitor> visitor = visitor(exchange, purpose);
        if (purpose == Purpose.LOGIN) {
            return offer.stepUpOnly() ? noCaller() : Outcome.replied(pages.show(request, purpose));
        }
        if (visitor.isEmpty()) {
            return offer.stepUpOnly()
                    ? noCaller()
                    : Outcome.replied(pages.send(request, Purpose.LOGIN, "login_required"));
        }
        return purpose == Purpose.STEP_UP
                ? Outcome.replied(pages.show(request, purpose))
                : register(request, visitor.get());
    }

    /** Whoever has a credential, and has to use it first, is sent to do so. */
    private Outcome register(Request request, Visitor visitor) {
        return offer.registrations()
                .allowed(visitor)
                .fold(
                        own -> Outcome.replied(pages.show(request, Purpose.REGISTRATION)),
                        rejection -> rejection.reason() == WebAuthnReason.CREDENTIAL_NOT_USED
                                ? Outcome.replied(pages.send(request, Purpose.STEP_UP, "login_required"))
                                : refused(rejection));
    }

    private Outcome message(Exchange exchange, Addresses.Place place) {
        Request request = exchange.request();
        if (!request.method().equals("POST")) {
            return only("POST");
        }
        Optional<Visitor> visitor = visitor(exchange, place.purpose());
        boolean isMissing = place.purpose() == Purpose.LOGIN ? offer.stepUpOnly() : visitor.isEmpty();
        return Message.read(request, addresses.base())
                .then(message -> isMissing
                        ? Verdict.<Message>rejected(WebAuthnReason.NO_CALLER, "a caller who is known", "nobody")
                        : Verdict.accepted(message))
                .then(message -> place.step() == Addresses.Step.OPTIONS
                        ? begin(request, place.purpose(), visitor, message)
                        : finish(request, place.purpose(), visitor, message))
                .fold(outcome -> outcome, WebAuthnMechanism::refused);
    }

    private Verdict<Outcome> begin(Request request, Purpose purpose, Optional<Visitor> visitor, Message message) {
        return message.text("target")
                .map(addresses::safe)
                .then(target -> purpose == Purpose.REGISTRATION
                        ? offer.registrations().begin(request, visitor.orElseThrow(), target)
                        : offer.logins().begin(request, visitor, target));
    }

    private Verdict<Outcome> finish(Request request, Purpose purpose, Optional<Visitor> visitor, Message message) {
        return purpose == Purpose.REGISTRATION
                ? offer.registrations().finish(request, visitor.orElseThrow(), message)
                : offer.logins().finish(request, visitor, message);
    }

    /** Who logs in is nobody yet. */
    private static Optional<Visitor> visitor(Exchange exchange, Purpose purpose) {
        return purpose == Purpose.LOGIN ? Optional.empty() : Visitor.of(exchange);
    }

    /** Where the credentials cannot be read, another try would not help. */
    private static Outcome refused(Rejection rejection) {
        boolean isFailure = rejection.reason() == WebAuthnReason.CREDENTIALS_UNAVAILABLE;
        return Outcome.refused(rejection, Reply.status(isFailure ? 503 : 403));
    }

    private static Outcome noCaller() {
        return refused(new Rejection(WebAuthnReason.NO_CALLER, "a caller who is known", "nobody"));
    }

    private static Outcome only(String method) {
        return Outcome.replied(Reply.status(405).with("Allow", method));
    }
}
