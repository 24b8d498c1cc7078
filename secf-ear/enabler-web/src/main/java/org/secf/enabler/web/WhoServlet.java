package org.secf.enabler.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.secf.enabler.ejb.SubscriberDirectory;

/** Who calls, as a servlet sees it: one line with the principal, one with the kind of authentication, and one for each role. */
@WebServlet("/who")
public class WhoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        String principal = Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .orElse("anonymous");
        StringBuilder text = new StringBuilder("principal=" + principal + "\n");
        text.append("authentication=").append(request.getAuthType()).append('\n');
        SubscriberDirectory.ROLES.stream()
                .filter(request::isUserInRole)
                .forEach(role -> text.append("role=").append(role).append('\n'));
        response.getWriter().write(text.toString());
    }
}
