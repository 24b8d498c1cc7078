package org.secf.signed;

import jakarta.annotation.security.DeclareRoles;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Says who calls, by the servlet interface alone, and how much it was sent; where it is asked for fields, also what those say once the body was read. */
@WebServlet("/servlet/*")
@DeclareRoles(SignedServlet.ROLE)
public class SignedServlet extends HttpServlet {

    /** What partners are. */
    public static final String ROLE = "partners";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        @Nullable Principal principal = request.getUserPrincipal();
        int length = request.getInputStream().readAllBytes().length;
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write("principal=" + (principal == null ? "nobody" : principal.getName()) + " partner="
                        + request.isUserInRole(ROLE) + " length=" + length
                        + (request.getRequestURI().endsWith("/fields") ? fields(request) : ""));
    }

    private static String fields(HttpServletRequest request) {
        return " tenant=" + request.getHeader("X-Tenant") + " type=" + request.getContentType() + " role="
                + request.getParameter("role");
    }
}
