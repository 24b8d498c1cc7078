package org.secf.fronted;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says who calls, and which fields that speak of callers it sees by any way to read them, also once the body was read; the page of its errors, too. */
@WebServlet("/*")
public class FrontedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().endsWith("/gone") && request.getDispatcherType() == DispatcherType.REQUEST) {
            response.sendError(HttpServletResponse.SC_GONE);
            return;
        }
        @Nullable Principal principal = request.getUserPrincipal();
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> asserted = asserted(Collections.list(request.getHeaderNames()));
        String text = "principal=" + (principal == null ? "nobody" : principal.getName())
                + " type=" + request.getAuthType()
                + " user=" + request.isUserInRole("user")
                + " method=" + request.getMethod()
                + " body=" + body
                + " fields=" + asserted
                + " identity=" + request.getHeader("X-3GPP-Asserted-Identity")
                + " trailers=" + trailers(request)
                + " dispatcher=" + request.getDispatcherType()
                + " injected=" + injected()
                + " authorization=" + request.getHeader("Authorization");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(text);
    }

    private static List<String> asserted(Collection<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("asserted") || name.contains("identity"))
                .sorted()
                .toList();
    }

    private static List<String> trailers(HttpServletRequest request) {
        return request.isTrailerFieldsReady()
                ? asserted(request.getTrailerFields().keySet())
                : List.of();
    }

    /** By the request that CDI injects, which is the container's own. */
    private static @Nullable String injected() {
        try {
            return CDI.current().select(HttpServletRequest.class).get().getHeader("X-3GPP-Asserted-Identity");
        } catch (RuntimeException | LinkageError none) {
            return "none";
        }
    }
}
