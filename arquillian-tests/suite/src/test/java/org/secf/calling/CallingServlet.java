package org.secf.calling;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.secf.client.ClientRequest;
import org.secf.client.ProtectedClients;
import org.secf.client.VerifiedResponse;

/** Calls by the JDK's HTTP client, without CDI. */
@WebServlet("/jdk")
public class CallingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProtectedClients clients =
                (ProtectedClients) getServletContext().getAttribute(ProtectedClients.class.getName());
        response.setContentType("text/plain");
        response.getWriter().write(Told.of(() -> call(clients, URI.create(request.getParameter("address")))));
    }

    private static String call(ProtectedClients clients, URI address) throws IOException {
        ClientRequest question = ClientRequest.of("POST", address)
                .with("Content-Type", "text/plain")
                .body("the question".getBytes(StandardCharsets.UTF_8));
        VerifiedResponse answer = clients.get("partner").send(question);
        return Told.answer(answer.status(), answer.body());
    }
}
