package org.secf.idp;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.secf.http.Reply;
import org.secf.testkit.idp.DevelopmentIdentityProvider;

/** Gives the identity provider every request, and the server its reply. */
final class IdentityProviderServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient DevelopmentIdentityProvider provider;

    IdentityProviderServlet(DevelopmentIdentityProvider provider) {
        this.provider = provider;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reply reply = provider.answer(new ReceivedRequest(request));
        response.setStatus(reply.status());
        for (Reply.Header header : reply.headers()) {
            if (header.name().equals("Content-Type")) {
                response.setContentType(header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
        byte[] octets = reply.octets();
        response.setContentLength(octets.length);
        response.getOutputStream().write(octets);
    }
}
