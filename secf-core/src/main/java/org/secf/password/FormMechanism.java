package org.secf.password;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Accept;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.http.ReturnTarget;
import org.secf.identity.Caller;
import org.secf.identity.PasswordReason;
import org.secf.identity.VisibleName;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.StepUp;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A login form: name and password once, then a session. */
final class FormMechanism implements Mechanism {

    static final String NAME = "form";

    private static final int MAX_BYTES = 16 * 1024;
    private static final int LONGEST_PASSWORD = 1024;
    private static final Reply LOGIN_REQUIRED = told("{\"error\":\"login_required\"}");

    private final PasswordLogin login;
    private final FormPages pages;

    FormMechanism(PasswordLogin login, FormPages pages) {
        this.login = login;
        this.pages = pages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> addresses() {
        return Set.of(pages.action());
    }

    /** What is posted has an address of its own; other requests bring nothing but the session. */
    @Override
    public boolean isPresented(Request request) {
        return false;
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        Request request = exchange.request();
        if (request.path().equals(pages.action())) {
            return submitted(request);
        }
        return exchange.established().map(Outcome::established).orElseGet(() -> withoutCaller(exchange));
    }

    /** Asks for the password again, where that would do. */
    @Override
    public Optional<Reply> stepUp(Request request, StepUp needed) {
        boolean wouldDo = needed.contexts().isEmpty() || needed.contexts().contains(PasswordLogin.context(request));
        return wouldDo
                ? Optional.of(Accept.isPage(request) ? pages.ask(request) : told(needed.json()))
                : Optional.empty();
    }

    private Outcome withoutCaller(Exchange exchange) {
        if (!exchange.isProtected() || pages.isLoginPage(exchange.request())) {
            return Outcome.abstained();
        }
        return Accept.isPage(exchange.request())
                ? Outcome.replied(pages.ask(exchange.request()))
                : Outcome.replied(LOGIN_REQUIRED);
    }

    private static Reply told(String json) {
        return Reply.text(401, "application/json", json).with("WWW-Authenticate", "Form");
    }

    private Outcome submitted(Request request) {
        if (!request.method().equals("POST")) {
            return Outcome.replied(Reply.status(405).with("Allow", "POST"));
        }
        Optional<Rejection> refusal = login.transport(request).or(() -> SameSite.refuse(request));
        return (refusal.isPresent() ? Verdict.<Parameters>rejected(refusal.get()) : request.form(MAX_BYTES))
                .fold(form -> decide(request, form), rejection -> Outcome.refused(rejection));
    }

    private Outcome decide(Request request, Parameters form) {
        String target = form.optional("target")
                .fold(found -> found.map(Parameters.Parameter::value), refused -> Optional.<String>empty())
                .orElseGet(() -> pages.remembered(request));
        String safe = ReturnTarget.of(target, request.contextPath() + "/");
        return verify(request, form)
                .fold(
                        caller -> Outcome.loggedIn(
                                caller,
                                login.clock().instant().plus(pages.sessionLifetime()),
                                pages.welcome(request, safe)),
                        rejection -> PasswordLogin.refused(rejection, () -> pages.askAgain(request, safe)));
    }

    private Verdict<Caller> verify(Request request, Parameters form) {
        return form.single("j_username")
                .then(name -> form.single("j_password").then(password -> {
                    if (!VisibleName.isOne(name.value()) || password.value().length() > LONGEST_PASSWORD) {
                        return Verdict.rejected(PasswordReason.HOSTILE_NAME, VisibleName.EXPECTED, name.value());
                    }
                    char[] secret = password.value().toCharArray();
                    try {
                        return login.verify(request, name.value(), secret);
                    } finally {
                        Arrays.fill(secret, '\0');
                    }
                }));
    }
}
