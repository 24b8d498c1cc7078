package org.secf.testkit.idp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;

/**
 * Takes requests by both bindings and answers them by HTTP-POST. Asks for the password at each request, so that {@code ForceAuthn} is honoured without
 * a session; unless the users' source knows who it is.
 */
final class SingleSignOn {

    private static final String SAML_REQUEST = "SAMLRequest";

    private final UserSource users;
    private final LoginResponse responses;

    SingleSignOn(UserSource users, LoginResponse responses) {
        this.users = users;
        this.responses = responses;
    }

    Reply ask(Request request) throws BadRequestException {
        Form form = Form.of(request);
        byte[] message = AuthnRequestReader.base64(form.required(SAML_REQUEST));
        byte[] xml = request.method().equals("POST") ? message : AuthnRequestReader.inflate(message);
        AuthnRequest asked = AuthnRequestReader.read(xml);
        return users.recognised(request)
                .map(plan -> answer(asked, plan, form))
                .orElseGet(() -> passwordForm(asked, xml, form, false));
    }

    /** Takes name and password. */
    Reply login(Request request) throws BadRequestException {
        Form form = Form.of(request);
        byte[] xml = AuthnRequestReader.base64(form.required(SAML_REQUEST));
        AuthnRequest asked = AuthnRequestReader.read(xml);
        String name = form.required("username");
        String password = form.required("password");
        Optional<User> known = users.users().stream()
                .filter(user -> user.isKnownBy(name, password))
                .findFirst();
        return known.map(user -> answer(asked, ResponsePlan.of(user), form))
                .orElseGet(() -> passwordForm(asked, xml, form, true));
    }

    private Reply answer(AuthnRequest asked, ResponsePlan plan, Form form) {
        byte[] signed = responses.write(asked, plan).getBytes(StandardCharsets.UTF_8);
        return Page.answer(asked, form.hidden("SAMLResponse", signed));
    }

    /** The form carries the request along, so that nothing has to be remembered. */
    private Reply passwordForm(AuthnRequest asked, byte[] xml, Form form, boolean hasFailed) {
        return Page.login(asked, form.hidden(SAML_REQUEST, xml), users.users(), hasFailed);
    }
}
