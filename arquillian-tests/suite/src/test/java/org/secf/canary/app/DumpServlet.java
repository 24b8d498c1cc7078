package org.secf.canary.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says all that an application can learn of session, request and context; and logs, as far down as can be, what it is told to. */
@WebServlet("/open/dump")
public class DumpServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        @Nullable String bait = request.getParameter("bait");
        if (bait != null) {
            Logger.getLogger("org.secf").log(Level.FINEST, "told to say {0}", bait);
        }
        @Nullable HttpSession session = request.getSession(false);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write("principal " + request.getUserPrincipal()
                        + "\nsession "
                        + (session == null ? "none" : all(session.getAttributeNames(), session::getAttribute))
                        + "\nrequest " + all(request.getAttributeNames(), request::getAttribute)
                        + "\ncontext "
                        + all(
                                request.getServletContext().getAttributeNames(),
                                request.getServletContext()::getAttribute));
    }

    private static String all(Enumeration<String> names, Function<String, Object> values) {
        StringBuilder text = new StringBuilder();
        for (String name : Collections.list(names)) {
            text.append(name).append(" = ").append(values.apply(name)).append('\n');
        }
        return text.toString();
    }
}
