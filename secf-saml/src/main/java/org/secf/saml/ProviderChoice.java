package org.secf.saml;

import java.util.Map;
import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.chooser.ChooserPage;
import org.secf.saml.model.ProviderReason;
import org.secf.state.PendingRequest;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Finds out whom a browser logs in with: the only one for the resource; else the last one, where that is remembered; else the user says so, to a discovery
 * service, to the application's own page, or to ours. Whatever says so can only say one that may be chosen for the resource anyway.
 */
final class ProviderChoice {

    private static final String TARGET = "target";
    private static final String ENTITY_ID = "entityID";
    private static final String SEARCH = "q";

    private final Providers providers;
    private final ChoiceSettings settings;
    private final Ways ways;
    private final DiscoveryService discovery;
    private final ChooserPage page;
    private final Listings listings = new Listings();

    /** How it goes on once that is clear. */
    record Ways(LoginStart start, LastChoice lastChoice) {}

    ProviderChoice(Providers providers, ChoiceSettings settings, Ways ways, MechanismContext context) {
        this.providers = providers;
        this.settings = settings;
        this.ways = ways;
        this.discovery = new DiscoveryService(settings, context);
        this.page = new ChooserPage(settings.logos());
    }

    /** What is chosen for. */
    private record Open(Request request, Candidates candidates, String target) {

        SamlSetup first() {
            return candidates.setups().get(0);
        }

        boolean isPassive() {
            return first().wish().isPassive();
        }
    }

    /** For the resource that the request asks for. */
    Outcome begin(Request request) {
        return open(request, request.target(), request.path()).fold(this::begin, Outcome::refused);
    }

    private Outcome begin(Open open) {
        return open.candidates()
                .only()
                .or(() -> ways.lastChoice().find(open.request(), open.candidates()))
                .map(with -> ways.start().begin(open.request(), with, open.target()))
                .orElseGet(() ->
                        discovery.isThere() ? discovery.ask(open.request(), open.first(), open.target()) : ask(open));
    }

    /** A request for the address where choices come in. */
    Outcome answer(Exchange exchange) {
        Request request = exchange.request();
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Outcome.replied(Reply.status(405).with("Allow", "GET, HEAD"));
        }
        return Parameters.parse(request.rawQuery().orElse("")).fold(query -> answer(exchange, query), Outcome::refused);
    }

    private Outcome answer(Exchange exchange, Parameters query) {
        Request request = exchange.request();
        return query.has(DiscoveryService.STATE)
                ? providers
                        .atHost(request)
                        .map(here -> here.get(0).base())
                        .fold(base -> returned(request, query, base), Outcome::refused)
                : text(query, TARGET)
                        .then(target -> open(request, target.orElse(""), path(request, target.orElse(""))))
                        .fold(open -> isLedHere(exchange) ? asked(open, query) : answer(open, query), Outcome::refused);
    }

    /**
     * Whether a page of another site leads somebody here who is logged in. Whoever is to log in as somebody else has to say so: otherwise that page chooses an
     * identity provider that knows the user by another name, or by the attacker's.
     */
    private static boolean isLedHere(Exchange exchange) {
        return exchange.established().isPresent()
                && exchange.request().headers("Sec-Fetch-Site").contains("cross-site");
    }

    private Outcome answer(Open open, Parameters query) {
        return text(query, ENTITY_ID)
                .fold(
                        id -> id.map(chosen -> chosen(open, chosen)).orElseGet(() -> unchosen(open, query)),
                        Outcome::refused);
    }

    private Outcome returned(Request request, Parameters query, PublicUrl base) {
        return discovery
                .take(request, query, base)
                .fold(
                        found -> discovery.release(discovered(request, query, found), found.id(), base),
                        Outcome::refused);
    }

    /** What the discovery service says, which may be nothing. */
    private Outcome discovered(Request request, Parameters query, PendingRequest pending) {
        return open(request, pending.target(), path(request, pending.target()))
                .then(open -> text(query, ENTITY_ID)
                        .map(id -> id.map(chosen -> chosen(open, chosen)).orElseGet(() -> ask(open))))
                .fold(decided -> decided, Outcome::refused);
    }

    private Outcome chosen(Open open, String entityId) {
        return open.candidates()
                .find(entityId)
                .map(with -> ways.start().begin(open.request(), with, open.target()))
                .orElseGet(() -> Outcome.refused(new Rejection(
                        ProviderReason.UNKNOWN_PROVIDER,
                        "an identity provider that users may log in with here",
                        entityId)));
    }

    private Outcome unchosen(Open open, Parameters query) {
        Optional<Chosen> only = open.candidates().only();
        if (only.isPresent()) {
            return ways.start().begin(open.request(), only.get(), open.target());
        }
        return asked(open, query);
    }

    /** By a page, whoever may be chosen. */
    private Outcome asked(Open open, Parameters query) {
        return settings.page().isPresent() || open.isPassive()
                ? ask(open)
                : text(query, SEARCH).fold(search -> Outcome.replied(shown(open, search.orElse(""))), Outcome::refused);
    }

    /** Sends the browser to the page where its user says so. */
    private Outcome ask(Open open) {
        if (open.isPassive()) {
            return Outcome.refused(new Rejection(
                    ProviderReason.PROVIDER_NOT_CHOSEN,
                    "one identity provider, or one that was used last, since secf.saml.is-passive lets nobody be asked",
                    "several"));
        }
        String to = settings.page().orElse(settings.loginPath());
        return Outcome.replied(
                Reply.redirect(open.first().base().resolve(to) + "?" + Query.of(Map.of(TARGET, open.target()))));
    }

    private Reply shown(Open open, String search) {
        String address = open.first().base().resolve(settings.loginPath());
        Optional<ChooserPage.Entry> last =
                ways.lastChoice().find(open.request(), open.candidates()).map(Listings::entry);
        return page.reply(
                new ChooserPage.View(
                        address, open.target(), search, new ChooserPage.Choices(listings.of(open.candidates()), last)),
                open.request().headers("Accept-Language"));
    }

    private Verdict<Open> open(Request request, String wanted, String path) {
        return providers
                .serving(request, path)
                .then(candidates -> candidates.isEmpty()
                        ? Verdict.rejected(
                                ProviderReason.UNKNOWN_PROVIDER, "a part of saml whose paths this is one of", path)
                        : Verdict.accepted(new Open(
                                request,
                                candidates,
                                ReturnTarget.of(
                                        wanted,
                                        candidates.setups().get(0).base().frontPage()))));
    }

    /** Below the application. Which is served there is asked again when the browser comes to it. */
    private static String path(Request request, String target) {
        int end = 0;
        while (end < target.length() && "?;#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        String plain = target.substring(0, end);
        String context = request.contextPath();
        return plain.startsWith(context + "/") ? plain.substring(context.length()) : "";
    }

    private static Verdict<Optional<String>> text(Parameters query, String name) {
        return query.optional(name).map(found -> found.map(Parameters.Parameter::value));
    }
}
