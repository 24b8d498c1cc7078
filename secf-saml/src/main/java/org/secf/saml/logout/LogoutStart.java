package org.secf.saml.logout;

import java.util.List;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.http.Origin;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.request.MessageSender;
import org.secf.saml.request.Outgoing;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A user logs out here (saml-profiles §4.4.3.1): the session here ends first (SDP-SP34), then the identity provider is asked to end its own. */
final class LogoutStart {

    private static final System.Logger LOG = System.getLogger("org.secf.saml");
    private static final int MOST_BYTES = 16 * 1024;
    private static final String TARGET = "target";

    private final LogoutParty party;
    private final LogoutsInFlight inFlight;
    private final OutgoingRequest requests;
    private final Crypto crypto;

    LogoutStart(LogoutParty party, LogoutsInFlight inFlight, OutgoingRequest requests, Crypto crypto) {
        this.party = party;
        this.inFlight = inFlight;
        this.requests = requests;
        this.crypto = crypto;
    }

    Outcome begin(Exchange exchange) {
        Request request = exchange.request();
        if (!request.method().equals("POST")) {
            return Outcome.replied(Reply.status(405).with("Allow", "POST"));
        }
        if (!isOwnPage(request)) {
            return Outcome.refused(new Rejection(
                    LogoutReason.OTHER_SITE,
                    "a page of " + party.base().origin(),
                    request.headers("Origin") + " " + request.headers("Sec-Fetch-Site")));
        }
        return target(request).fold(target -> begin(exchange, target), Outcome::refused);
    }

    private Outcome begin(Exchange exchange, String target) {
        return Outcome.loggedOut(KeptLogin.read(exchange.details())
                .map(login -> told(exchange.request(), target, login))
                .orElseGet(() -> party.redirect(target)));
    }

    /** Whatever fails while the identity provider is told, the session here ends: users believe that they are signed out. */
    private Reply told(Request request, String target, KeptLogin login) {
        try {
            Optional<LogoutBinding> binding = party.binding();
            if (binding.isEmpty()) {
                return party.redirect(target);
            }
            return requests.isPossible() && isOfTheOneWeFollow(login)
                    ? asked(request, target, login, binding.get())
                    : PartialPage.reply(target);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The identity provider could not be asked for a logout", e);
            return PartialPage.reply(target);
        }
    }

    /** Another one must not read whom it did not log in. */
    private boolean isOfTheOneWeFollow(KeptLogin login) {
        return login.issuer().equals(party.provider().get().entityId());
    }

    private Reply asked(Request request, String target, KeptLogin login, LogoutBinding binding) {
        LogoutsInFlight.Begun begun =
                inFlight.begin(target, party.provider().get().entityId(), login);
        return inFlight.bind(sent(begun, login, binding), request, begun);
    }

    /** From server to server it goes once the browser comes back, so that this session has ended by then. */
    private Reply sent(LogoutsInFlight.Begun begun, KeptLogin login, LogoutBinding binding) {
        if (binding == LogoutBinding.SOAP) {
            return Reply.redirect(party.serviceUrl() + "?" + BackChannel.PARAMETER + "=" + begun.id());
        }
        MessageSender sender = new MessageSender(party.us().get().signing().orElseThrow(), crypto);
        Outgoing outgoing = new Outgoing(
                requests.destination(binding),
                true,
                requests.of(begun.id(), login, binding),
                Optional.of(begun.relayState()));
        return binding == LogoutBinding.REDIRECT ? sender.redirect(outgoing) : sender.post(outgoing, "Signing out");
    }

    /** Where the page wants the browser to go afterwards, if that is a path of ours (CWE-601). */
    private Verdict<String> target(Request request) {
        return request.form(MOST_BYTES)
                .then(form -> form.optional(TARGET))
                .map(wanted -> ReturnTarget.of(
                        wanted.map(Parameters.Parameter::value).orElse(party.afterwards()), party.afterwards()));
    }

    /** Browsers say it in one of two ways; what says neither is no browser, or so old that its cookies are not sent from other sites either. */
    private boolean isOwnPage(Request request) {
        List<String> sites = request.headers("Sec-Fetch-Site");
        if (!sites.isEmpty()) {
            return sites.equals(List.of("same-origin"));
        }
        Optional<Origin> ours = Origin.of(party.base().origin());
        return request.headers("Origin").stream()
                .allMatch(origin ->
                        Origin.of(origin).isPresent() && Origin.of(origin).equals(ours));
    }
}
