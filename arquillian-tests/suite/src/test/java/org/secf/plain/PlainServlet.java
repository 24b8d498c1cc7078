package org.secf.plain;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Says who calls, by the servlet interface alone, and repeats what was posted. */
@WebServlet("/*")
public class PlainServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        @Nullable Principal principal = request.getUserPrincipal();
        String text = "principal=" + (principal == null ? "nobody" : principal.getName())
                + " type=" + request.getAuthType()
                + " user=" + request.isUserInRole("user")
                + " body=" + new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                + " a=" + request.getParameter("a");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(text);
    }
}
