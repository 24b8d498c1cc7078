package org.secf.authenticators;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/** Says who calls, by the servlet interface, and what lies on the desk of the session; {@code /leave} logs out. */
@WebServlet({"/desk", "/leave"})
public class DeskServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String ON_DESK = "put";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getServletPath().equals("/leave")) {
            request.logout();
        }
        if (request.getParameter(ON_DESK) != null) {
            request.getSession().setAttribute(ON_DESK, request.getParameter(ON_DESK));
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(seen(request));
    }

    private static String seen(HttpServletRequest request) {
        @Nullable Principal principal = request.getUserPrincipal();
        boolean isSession = request.getSession(false) != null;
        return "principal=" + (principal == null ? "nobody" : principal.getName())
                + " type=" + request.getAuthType()
                + " user=" + request.isUserInRole("user")
                + " context=" + context(request)
                + " desk=" + (isSession ? request.getSession().getAttribute(ON_DESK) : "none");
    }

    private static String context(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller
                ? caller.evidence().authenticationContext().orElse("none")
                : "none";
    }
}
