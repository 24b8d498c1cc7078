package org.secf.idp;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes requests by both bindings and always asks for the password, so that {@code ForceAuthn} is honoured without a session. */
final class SingleSignOnServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ask(request, response, true);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ask(request, response, false);
    }

    private static void ask(HttpServletRequest request, HttpServletResponse response, boolean isDeflated)
            throws IOException {
        try {
            byte[] message = AuthnRequestReader.base64(Form.required(request, Form.SAML_REQUEST));
            byte[] xml = isDeflated ? AuthnRequestReader.inflate(message) : message;
            Page.send(response, 200, Page.login(AuthnRequestReader.read(xml), Form.request(xml, request), false));
        } catch (BadRequestException e) {
            Page.send(response, 400, Page.error(e.explanation()));
        }
    }
}
