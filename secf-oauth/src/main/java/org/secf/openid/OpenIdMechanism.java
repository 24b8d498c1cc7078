package org.secf.openid;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Accept;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.message.Facts;
import org.secf.verdict.Rejection;

/** Login at an OpenID provider by the authorization code flow (OpenID Connect Core §3.1). */
final class OpenIdMechanism implements Mechanism {

    static final String NAME = "openid";

    private static final System.Logger LOG = System.getLogger("org.secf.openid");

    /** Browsers ignore the challenge; RFC 9110 §15.5.2 asks for one. */
    private static final Reply.Header CHALLENGE = new Reply.Header("WWW-Authenticate", "OpenID");

    private static final Reply LOGIN_REQUIRED = told("{\"error\":\"login_required\"}");

    private final OpenIdSite site;
    private final Parts parts;
    private final Sessions sessions;

    /** How logins begin and end. */
    record Parts(LoginStart start, Callback callback, Logouts logouts) {}

    /**
     * How they last.
     *
     * @param issuer whose sessions are ours
     * @param client as whom
     */
    record Sessions(String issuer, String client, Logins logins, TokenLife tokens) {

        boolean isOurs(KeptLogin login) {
            return login.issuer().equals(issuer) && login.client().equals(client);
        }
    }

    OpenIdMechanism(OpenIdSite site, Parts parts, Sessions sessions) {
        this.site = site;
        this.parts = parts;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> addresses() {
        return site.addresses();
    }

    /** Answers come to an address of their own; other requests bring nothing but the session. */
    @Override
    public boolean isPresented(Request request) {
        return false;
    }

    /** A session of a provider whom the mechanism does not follow any more is over, too. */
    @Override
    public boolean isOver(Map<String, String> details) {
        Optional<KeptLogin> login = KeptLogin.read(details).filter(sessions::isOurs);
        return login.isEmpty()
                || sessions.logins().isOver(login.get())
                || sessions.tokens().isOver(login.get());
    }

    @Override
    public void left(Map<String, String> details) {
        KeptLogin.read(details).ifPresent(sessions.tokens()::forget);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        if (exchange.request().path().equals(site.callback())) {
            return leaving(exchange, parts.callback().answer(exchange));
        }
        return parts.logouts()
                .answer(exchange)
                .map(outcome -> leaving(exchange, outcome))
                .orElseGet(() -> exchange.established()
                        .map(caller -> established(exchange, caller))
                        .orElseGet(() -> withoutCaller(exchange)));
    }

    /** Of a login that ends, or that another takes the place of, nothing is kept. */
    private Outcome leaving(Exchange exchange, Outcome outcome) {
        boolean ends = outcome instanceof Outcome.Replied replied && replied.endsSession();
        if (ends || outcome instanceof Outcome.LoggedIn) {
            left(exchange.details());
        }
        return outcome;
    }

    private Outcome established(Exchange exchange, Caller caller) {
        Optional<KeptLogin> login = KeptLogin.read(exchange.details()).filter(sessions.tokens()::goesOn);
        if (login.isEmpty()) {
            Outcome outcome = withoutCaller(exchange);
            return outcome instanceof Outcome.Replied replied ? Outcome.loggedOut(replied.reply()) : outcome;
        }
        return sessions.tokens()
                .relayed(login.get())
                .map(token -> Outcome.established(caller, Facts.NONE, token))
                .orElseGet(() -> Outcome.established(caller));
    }

    private Outcome withoutCaller(Exchange exchange) {
        if (!exchange.isProtected()) {
            return Outcome.abstained();
        }
        return Accept.isPage(exchange.request())
                ? parts.start().begin(exchange.request())
                : Outcome.replied(LOGIN_REQUIRED);
    }

    /** A browser is sent to the provider once more; a program is told what it has to have its user do. */
    @Override
    public Optional<Reply> stepUp(Request request, StepUp needed) {
        if (Accept.isPage(request)) {
            return parts.start()
                    .stepUp(request, needed)
                    .fold(Optional::of, rejection -> Optional.of(notBegun(rejection)));
        }
        return Optional.of(told(needed.json()));
    }

    private static Reply notBegun(Rejection rejection) {
        LOG.log(
                System.Logger.Level.WARNING,
                "No login for a resource that needs more: {0} ({1}): {2}",
                rejection.reason().name(),
                rejection.reason().clause(),
                rejection.detail());
        return Reply.status(Unavailable.status(rejection));
    }

    private static Reply told(String json) {
        return Reply.text(401, "application/json", json).with(CHALLENGE.name(), CHALLENGE.value());
    }
}
