package org.secf.guarded;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a servlet gets of a guarded message, and what it may do with the response. */
@WebServlet(urlPatterns = "/servlet/*", asyncSupported = true)
public class GuardedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int PART = 1000;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        switch (String.valueOf(request.getPathInfo())) {
            case "/echo" -> echo(request, response);
            case "/created" -> {
                response.setStatus(201);
                response.getWriter().write("made");
            }
            case "/away" -> response.sendRedirect("elsewhere");
            case "/error" -> response.sendError(409, "not told");
            case "/large" -> large(response, Integer.parseInt(request.getParameter("parts")));
            case "/async" -> later(request);
            case "/dispatched" -> dispatch(request, response);
            default -> response.getWriter().write("files=" + files(request.getServletContext()));
        }
    }

    private static void echo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.getWriter()
                .write("type=" + request.getContentType() + " length=" + request.getHeader("Content-Length")
                        + " coding=" + request.getHeader("Content-Encoding") + " body="
                        + new String(body, StandardCharsets.UTF_8));
    }

    private static void large(HttpServletResponse response, int parts) throws IOException {
        byte[] part = new byte[PART];
        Arrays.fill(part, (byte) 'x');
        ServletOutputStream out = response.getOutputStream();
        for (int i = 0; i < parts; i++) {
            out.write(part);
        }
    }

    private static void later(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(20_000);
        context.start(() -> {
            try {
                context.getResponse().getWriter().write("later");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                context.complete();
            }
        });
    }

    /** In the second turn the body is still there. */
    private static void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute("turn") != null) {
            echo(request, response);
            return;
        }
        request.setAttribute("turn", 2);
        AsyncContext context = request.startAsync();
        context.setTimeout(20_000);
        context.dispatch();
    }

    private static long files(ServletContext context) {
        File folder = (File) context.getAttribute(ServletContext.TEMPDIR);
        String[] names = folder.list((where, name) -> name.startsWith("secf-"));
        return names == null ? -1 : names.length;
    }
}
