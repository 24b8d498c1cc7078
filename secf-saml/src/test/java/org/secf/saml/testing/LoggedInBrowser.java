package org.secf.saml.testing;

import java.util.Map;
import java.util.Optional;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;

/** A browser with its session, as a container's adapter keeps it: held against the mechanism at each request. */
public final class LoggedInBrowser {

    private Mechanism mechanism;
    private final Browser browser = new Browser();
    private Optional<Outcome.LoggedIn> session = Optional.empty();

    private LoggedInBrowser(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    private record Kept(Request request, Optional<Caller> established, Map<String, String> details)
            implements Exchange {
        @Override
        public boolean isProtected() {
            return true;
        }
    }

    /** Logs in. */
    public static LoggedInBrowser as(String name, Deployment deployment, Mechanism mechanism) {
        LoggedInBrowser browser = new LoggedInBrowser(mechanism);
        Login login = Login.begin(browser.browser, mechanism, "/");
        browser.send(
                login.answer(ResponseXml.to(login.id(), deployment.instant()).nameId(name)));
        return browser;
    }

    /** Without a session. */
    public static LoggedInBrowser withoutLogin(Mechanism mechanism) {
        return new LoggedInBrowser(mechanism);
    }

    /** The same browser with its session, after the application was deployed again. */
    public LoggedInBrowser at(Mechanism redeployed) {
        mechanism = redeployed;
        return this;
    }

    /** Sets a cookie that no answer set. */
    public LoggedInBrowser plant(String name, String value) {
        browser.plant(name, value);
        return this;
    }

    /** Sends with its cookies and its session. */
    public Outcome send(MemoryRequest request) {
        session = session.filter(kept -> !mechanism.isOver(kept.details()));
        Mechanism withSession = new Mechanism() {
            @Override
            public String name() {
                return "saml";
            }

            @Override
            public boolean isPresented(Request other) {
                return false;
            }

            @Override
            public Outcome authenticate(Exchange exchange) {
                return mechanism.authenticate(new Kept(
                        exchange.request(),
                        session.map(Outcome.LoggedIn::caller),
                        session.map(Outcome.LoggedIn::details).orElse(Map.of())));
            }
        };
        Outcome outcome = browser.send(withSession, request);
        if (outcome instanceof Outcome.LoggedIn loggedIn) {
            session = Optional.of(loggedIn);
        } else if (outcome instanceof Outcome.Replied replied && replied.endsSession()) {
            session = Optional.empty();
        }
        return outcome;
    }

    /** Whether a protected page is answered. */
    public boolean isLoggedIn() {
        return send(MemoryRequest.get("/page")) instanceof Outcome.Established;
    }

    /** What its session keeps for the mechanism. */
    public Map<String, String> details() {
        return session.map(Outcome.LoggedIn::details).orElse(Map.of());
    }

    /** Whether it still has its session, whatever the mechanism says. */
    public boolean hasSession() {
        return session.isPresent();
    }

    /** The answer, whatever was decided. */
    public static Reply reply(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.reply() : ((Outcome.Replied) outcome).reply();
    }
}
