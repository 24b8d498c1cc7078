package org.secf.fronted;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says who calls, and which fields that speak of callers it sees by any way to read them. */
@WebServlet("/*")
public class FrontedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        @Nullable Principal principal = request.getUserPrincipal();
        List<String> asserted = Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("asserted") || name.contains("identity"))
                .sorted()
                .toList();
        String text = "principal=" + (principal == null ? "nobody" : principal.getName())
                + " type=" + request.getAuthType()
                + " user=" + request.isUserInRole("user")
                + " method=" + request.getMethod()
                + " body=" + new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                + " fields=" + asserted
                + " identity=" + request.getHeader("X-3GPP-Asserted-Identity")
                + " authorization=" + request.getHeader("Authorization");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(text);
    }
}
