package org.secf.openid;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.openid.provider.Provider;
import org.secf.state.BrowserBinding;
import org.secf.verdict.Verdict;

/** A user logs out here: the session here ends first, then the provider is asked to end its own (RP-Initiated Logout §2). */
final class LogoutStart {

    private static final int MOST_BYTES = 16 * 1024;
    private static final String TARGET = "target";

    /** What servers take in an address, less what else stands there; a longer ID token is left out, so that the provider asks its user. */
    private static final int LONGEST_HINT = 4096;

    private final OpenIdSite site;
    private final Provider provider;
    private final Ways ways;
    private final OwnPage own;

    /**
     * How it is done.
     *
     * @param notifiesProvider whether the provider is asked
     */
    record Ways(boolean notifiesProvider, LogoutsInFlight inFlight, TokenLife tokens) {}

    LogoutStart(OpenIdSite site, Provider provider, Ways ways) {
        this.site = site;
        this.provider = provider;
        this.ways = ways;
        this.own = new OwnPage(site.base());
    }

    Outcome begin(Exchange exchange) {
        Request request = exchange.request();
        if (!request.method().equals("POST")) {
            return Outcome.replied(Reply.status(405).with("Allow", "POST"));
        }
        return own.refuse(request)
                .map(Outcome::refused)
                .orElseGet(() -> target(request).fold(target -> begin(exchange, target), Outcome::refused));
    }

    /** Where the page wants the browser to go afterwards, if that is a path of ours (CWE-601). */
    private Verdict<String> target(Request request) {
        return request.form(MOST_BYTES)
                .then(form -> form.optional(TARGET))
                .map(wanted -> ReturnTarget.of(
                        wanted.map(Parameters.Parameter::value).orElse(site.afterwards()), site.afterwards()));
    }

    private Outcome begin(Exchange exchange, String target) {
        return Outcome.loggedOut(KeptLogin.read(exchange.details())
                .filter(login -> ways.notifiesProvider())
                .map(login -> told(exchange.request(), target, login))
                .orElseGet(() -> site.redirect(target)));
    }

    /** Whatever fails while the provider is told, the session here ends: users believe that they are signed out. */
    private Reply told(Request request, String target, KeptLogin login) {
        return provider.metadata()
                .fold(
                        metadata -> metadata.endpoints()
                                .endSession()
                                .map(address -> sent(request, target, new Asked(address, login)))
                                .orElseGet(() -> site.redirect(target)),
                        rejection -> SignedOutHere.reply(target));
    }

    private record Asked(URI address, KeptLogin login) {}

    private Reply sent(Request request, String target, Asked asked) {
        BrowserBinding.Secret begun = ways.inFlight().begin(target);
        Map<String, String> parameters = new LinkedHashMap<>();
        ways.tokens()
                .hint(asked.login())
                .filter(hint -> hint.length() <= LONGEST_HINT)
                .ifPresent(hint -> parameters.put("id_token_hint", hint));
        parameters.put("client_id", asked.login().client());
        parameters.put(
                "post_logout_redirect_uri", site.base().resolve(site.logout().back()));
        parameters.put("state", begun.id());
        String mark = asked.address().getRawQuery() == null ? "?" : "&";
        String address = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", asked.address() + mark, ""));
        return ways.inFlight().bind(Reply.redirect(address), request, begun);
    }
}
