package org.secf.enabler.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.secf.identity.Caller;

/** Who calls, as a servlet sees it. Needs neither CDI nor JAX-RS: the caller is an attribute of the request. {@code web.xml} protects one address only. */
@WebServlet({"/who", "/public"})
public class WhoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer = Proven.answer(request.getUserPrincipal(), caller(request))
                .add("authentication", Objects.requireNonNullElse(request.getAuthType(), "none"))
                .add("roles", Proven.roles(request::isUserInRole))
                .build()
                .toString();
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(answer);
    }

    private static Caller caller(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : Caller.nobody();
    }
}
