package org.secf.saml.logout;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    private final LogoutTenant tenant;
    private final LogoutsInFlight inFlight;
    private final Function<LogoutParty, OutgoingRequest> requests;
    private final Crypto crypto;

    LogoutStart(
            LogoutTenant tenant,
            LogoutsInFlight inFlight,
            Function<LogoutParty, OutgoingRequest> requests,
            Crypto crypto) {
        this.tenant = tenant;
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
                    "a page of " + tenant.base().origin(),
                    request.headers("Origin") + " " + request.headers("Sec-Fetch-Site")));
        }
        return target(request).fold(target -> begin(exchange, target), Outcome::refused);
    }

    private Outcome begin(Exchange exchange, String target) {
        return Outcome.loggedOut(KeptLogin.read(exchange.details())
                .map(login -> told(exchange.request(), target, login))
                .orElseGet(() -> tenant.redirect(target)));
    }

    /** Whatever fails while the identity provider is told, the session here ends: users believe that they are signed out. */
    private Reply told(Request request, String target, KeptLogin login) {
        try {
            return tenant.policy().notifiesProvider()
                    ? tenant.with(login.issuer())
                            .map(party -> asked(request, target, login, party))
                            .orElseGet(() -> PartialPage.reply(target))
                    : tenant.redirect(target);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The identity provider could not be asked for a logout", e);
            return PartialPage.reply(target);
        }
    }

    /** The one that logged the user in, and no other: it must not read whom it did not log in. */
    private Reply asked(Request request, String target, KeptLogin login, LogoutParty party) {
        Optional<LogoutBinding> binding = party.binding();
        if (binding.isEmpty()) {
            return tenant.redirect(target);
        }
        OutgoingRequest outgoing = requests.apply(party);
        if (!outgoing.isPossible()) {
            return PartialPage.reply(target);
        }
        LogoutsInFlight.Begun begun = inFlight.begin(target, login.issuer(), login);
        return inFlight.bind(sent(begun, login, outgoing, binding.get()), request, begun);
    }

    /** From server to server it goes once the browser comes back, so that this session has ended by then. */
    private Reply sent(LogoutsInFlight.Begun begun, KeptLogin login, OutgoingRequest requested, LogoutBinding binding) {
        if (binding == LogoutBinding.SOAP) {
            return Reply.redirect(tenant.serviceUrl() + "?" + BackChannel.PARAMETER + "=" + begun.id());
        }
        MessageSender sender =
                new MessageSender(requested.party().us().signing().orElseThrow(), crypto);
        Outgoing outgoing = new Outgoing(
                requested.destination(binding),
                true,
                requested.of(begun.id(), login, binding),
                Optional.of(begun.relayState()));
        return binding == LogoutBinding.REDIRECT ? sender.redirect(outgoing) : sender.post(outgoing, "Signing out");
    }

    /** Where the page wants the browser to go afterwards, if that is a path of ours (CWE-601). */
    private Verdict<String> target(Request request) {
        return request.form(MOST_BYTES)
                .then(form -> form.optional(TARGET))
                .map(wanted -> ReturnTarget.of(
                        wanted.map(Parameters.Parameter::value).orElse(tenant.afterwards()), tenant.afterwards()));
    }

    /** Browsers say it in one of two ways; what says neither is no browser, or so old that its cookies are not sent from other sites either. */
    private boolean isOwnPage(Request request) {
        List<String> sites = request.headers("Sec-Fetch-Site");
        if (!sites.isEmpty()) {
            return sites.equals(List.of("same-origin"));
        }
        Optional<Origin> ours = Origin.of(tenant.base().origin());
        return request.headers("Origin").stream()
                .allMatch(origin ->
                        Origin.of(origin).isPresent() && Origin.of(origin).equals(ours));
    }
}
