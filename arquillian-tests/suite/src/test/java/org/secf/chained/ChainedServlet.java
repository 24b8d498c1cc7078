package org.secf.chained;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.client.ClientDemand;
import org.secf.client.ClientRequest;
import org.secf.client.ProtectedClients;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedRequest;
import org.secf.identity.Caller;
import org.secf.propagation.OnBehalf;
import org.secf.propagation.PropagatedIdentities;
import org.secf.propagation.PropagatedIdentity;
import org.secf.verdict.Verdict;

/**
 * Says who calls and, where it is told an address, what that says when it is called for this caller, by the JDK's HTTP client and without CDI. At {@code /token} it
 * hands out what it would have sent: no real application does, and the tests could not steal a token without.
 */
@WebServlet({"/who", "/call", "/token"})
public class ChainedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final ClientDemand SIGNED = new ClientDemand(true, false, false, Set.of(), Set.of());

    private final transient HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object caller = request.getAttribute(Caller.class.getName());
        String text = switch (request.getServletPath()) {
            case "/who" -> Seen.of(caller);
            case "/token" ->
                Seen.of(() -> authorized(request)
                        .fields()
                        .getOrDefault("Authorization", List.of())
                        .get(0));
            default -> Seen.of(caller) + "\n" + Seen.of(() -> called(request));
        };
        response.setContentType("text/plain");
        response.getWriter().write(text);
    }

    private ClientRequest authorized(HttpServletRequest request) throws RefusedExchangeException {
        PropagatedIdentities identities =
                (PropagatedIdentities) getServletContext().getAttribute(PropagatedIdentities.class.getName());
        PropagatedIdentity next = identities.get(request.getParameter("to"));
        Caller caller = request.getAttribute(Caller.class.getName()) instanceof Caller known ? known : Caller.nobody();
        ClientRequest question = ClientRequest.of("GET", URI.create(request.getParameter("address")));
        return next.authorized(question, next.demand(), new OnBehalf(caller, Optional.empty()));
    }

    private String called(HttpServletRequest request) throws IOException, InterruptedException {
        ProtectedClients clients =
                (ProtectedClients) getServletContext().getAttribute(ProtectedClients.class.getName());
        Verdict<SignedRequest> signed =
                clients.get(request.getParameter("to")).protection().protect(authorized(request), SIGNED);
        if (signed.rejection().isPresent()) {
            throw new RefusedExchangeException(signed.rejection().get());
        }
        ClientRequest ready = signed.fold(SignedRequest::request, refused -> ClientRequest.of("GET", URI.create("")));
        HttpRequest.Builder next = HttpRequest.newBuilder(ready.address());
        ready.fields().forEach((name, lines) -> lines.forEach(line -> next.header(name, line)));
        HttpResponse<String> answer =
                client.send(next.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return answer.statusCode() + " " + answer.body();
    }
}
