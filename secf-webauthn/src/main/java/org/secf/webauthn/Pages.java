package org.secf.webauthn;

import java.util.Optional;
import org.secf.http.Accept;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.webauthn.ceremony.Purpose;
import org.secf.webauthn.page.CeremonyPage;
import org.secf.webauthn.page.CeremonyScript;

/** What a browser is shown, and where it is sent to be shown it. */
final class Pages {

    private final Addresses addresses;
    private final Optional<String> loginPage;
    private final Optional<String> registrationPage;
    private final CeremonyPage page;
    private final CeremonyScript script = new CeremonyScript();

    /**
     * Pages.
     *
     * @param loginPage the application's own, if it has one
     * @param registrationPage the same for registrations
     */
    Pages(Addresses addresses, Optional<String> loginPage, Optional<String> registrationPage) {
        this.addresses = addresses;
        this.loginPage = loginPage;
        this.registrationPage = registrationPage;
        this.page = new CeremonyPage(addresses.base().resolve(addresses.script()));
    }

    /** Sends a browser to the page for a purpose; a program is told that there is one. */
    Reply send(Request request, Purpose purpose, String error) {
        return Accept.isPage(request)
                ? Reply.redirect(addresses.page(purpose, addresses.target(request)))
                : Reply.text(401, "application/json", "{\"error\":\"" + error + "\"}")
                        .with("WWW-Authenticate", "WebAuthn");
    }

    /** The page for a purpose, or the way to the application's own. */
    Reply show(Request request, Purpose purpose) {
        String target = target(request);
        return own(purpose)
                .map(own -> Reply.redirect(addresses.withTarget(own, target) + "&purpose=" + purpose.path()))
                .orElseGet(() -> page.reply(
                        purpose,
                        addresses.base().resolve(addresses.path(purpose)),
                        target,
                        request.headers("Accept-Language")));
    }

    Reply script() {
        return script.reply();
    }

    /** The application's own page can be seen by everybody, whatever a constraint says of it: without it nobody could log in. */
    boolean isLoginPage(Request request) {
        return loginPage.filter(request.path()::equals).isPresent();
    }

    /** Where the browser goes from a page, as the page's address says. */
    String target(Request request) {
        return Parameters.parse(request.rawQuery().orElse(""))
                .then(query -> query.optional("target"))
                .fold(
                        found -> addresses.safe(
                                found.map(Parameters.Parameter::value).orElse("")),
                        rejection -> addresses.safe(""));
    }

    private Optional<String> own(Purpose purpose) {
        return purpose == Purpose.REGISTRATION ? registrationPage : loginPage;
    }
}
