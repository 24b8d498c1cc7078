package org.secf.idp;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Takes name and password and answers the service provider. */
final class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient LoginResponse writer;
    private final transient ResponseSigner signer;

    LoginServlet(LoginResponse writer, ResponseSigner signer) {
        this.writer = writer;
        this.signer = signer;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            byte[] xml = AuthnRequestReader.base64(Form.required(request, Form.SAML_REQUEST));
            AuthnRequest asked = AuthnRequestReader.read(xml);
            Optional<User> user = User.with(Form.required(request, "username"), Form.required(request, "password"));
            Page.send(
                    response,
                    user.isPresent() ? 200 : 403,
                    user.map(found -> answer(asked, found, request))
                            .orElseGet(() -> Page.login(asked, Form.request(xml, request), true)));
        } catch (BadRequestException e) {
            Page.send(response, 400, Page.error(e.explanation()));
        }
    }

    private String answer(AuthnRequest asked, User user, HttpServletRequest request) {
        byte[] signed = signer.sign(writer.write(asked, user)).getBytes(StandardCharsets.UTF_8);
        String message = Base64.getEncoder().encodeToString(signed);
        return Page.answer(asked, Form.withRelayState("SAMLResponse", message, request));
    }
}
