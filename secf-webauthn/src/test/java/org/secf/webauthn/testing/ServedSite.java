package org.secf.webauthn.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.secf.http.Cookie;
import org.secf.http.MemoryRequest;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.identity.Caller;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Route;
import org.secf.mechanism.Routes;
import org.secf.mechanism.StepUp;
import org.secf.state.RandomText;

/**
 * An application with sessions behind the JDK's server on localhost, which browsers take for a secure place. {@code /who} needs a caller, {@code /payments} one who
 * was verified by an authenticator; the mechanisms are put together as a container's adapter does it.
 */
public final class ServedSite implements AutoCloseable {

    private static final String COOKIE = "session";

    private static final String PASSWORD = """
        <!DOCTYPE html><html lang="en"><title>Password</title>
        <form method="post" action="/enabler/j_security_check">
        <input name="j_username"><input name="j_password" type="password"><button>Go</button></form>
        """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, Map<String, Outcome.LoggedIn>> sessions = new HashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final List<Route> all = new ArrayList<>();
    private Routes routes = Routes.of(List.of());

    public ServedSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /** Where it is reached; browsers have no credentials for an address of numbers. */
    public String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/enabler";
    }

    /** Another mechanism for every path. */
    public ServedSite with(Mechanism mechanism, int priority) {
        all.add(new Route(mechanism.name(), mechanism, List.of(new PathPattern("/*")), priority, "test"));
        routes = Routes.of(all);
        return this;
    }

    public ServedSite start() {
        server.start();
        return this;
    }

    /** Why requests were refused, so far. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            send(http, new Visitor(request(http)).reply());
        } catch (RuntimeException e) {
            refusals.add(e.toString());
            throw e;
        }
    }

    /** One request and its session. */
    private final class Visitor implements Routes.Asking {

        private final MemoryRequest request;
        private final Optional<String> id;
        private String asked = "none";

        private Visitor(MemoryRequest request) {
            this.request = request;
            this.id = request.cookies().stream()
                    .filter(cookie -> cookie.name().equals(COOKIE))
                    .map(Cookie.Pair::value)
                    .findFirst();
        }

        private Map<String, Outcome.LoggedIn> session() {
            synchronized (sessions) {
                return id.map(known -> Map.copyOf(sessions.getOrDefault(known, Map.of())))
                        .orElse(Map.of());
            }
        }

        @Override
        public boolean hasSession(Route route) {
            return session().containsKey(route.id());
        }

        @Override
        public Outcome ask(Route route) {
            asked = route.id();
            boolean isProtected = !request.path().equals("/password.html");
            return route.mechanism()
                    .authenticate(new Visit(
                            request, isProtected, Optional.ofNullable(session().get(route.id())), beside(route)));
        }

        private Optional<Caller> beside(Route route) {
            boolean isOwn = route.mechanism().addresses().contains(request.path());
            Optional<Caller> caller = isOwn ? routes.callerBeside(route, request, this) : Optional.empty();
            asked = route.id();
            return caller;
        }

        private Reply reply() {
            Outcome outcome = routes.decide(request, this);
            if (outcome instanceof Outcome.LoggedIn login) {
                return begin(login);
            }
            if (outcome instanceof Outcome.Established established) {
                return resource(established.caller());
            }
            if (outcome instanceof Outcome.Refused refused) {
                refusals.add(refused.rejection().reason().name());
                return refused.reply();
            }
            return outcome instanceof Outcome.Replied replied
                    ? replied.reply()
                    : Reply.text(200, "text/html", PASSWORD);
        }

        /** Under a new id, with whatever the session kept already. */
        private Reply begin(Outcome.LoggedIn login) {
            String fresh = RandomText.secret(new SecureRandom());
            synchronized (sessions) {
                Map<String, Outcome.LoggedIn> logins = new HashMap<>(session());
                logins.put(asked, login);
                id.ifPresent(sessions::remove);
                sessions.put(fresh, logins);
            }
            return login.reply().with("Set-Cookie", COOKIE + "=" + fresh + "; Path=/; HttpOnly; SameSite=Lax");
        }

        private Reply resource(Caller caller) {
            String context = caller.evidence().authenticationContext().orElse("none");
            if (request.path().equals("/payments") && !context.equals("phr")) {
                return routes.stepUp(request, this, new StepUp(List.of("phr"), Optional.empty()))
                        .orElseGet(() -> Reply.text(403, "text/plain", "forbidden"));
            }
            return Reply.text(
                    200,
                    "text/plain",
                    request.path() + " " + caller.getName() + " " + caller.groups() + " " + context + " by "
                            + caller.evidence().mechanism());
        }
    }

    private static MemoryRequest request(HttpExchange http) throws IOException {
        MemoryRequest request = MemoryRequest.get("")
                .method(http.getRequestMethod())
                .target(http.getRequestURI().toString())
                .insecure()
                .body(http.getRequestBody().readAllBytes());
        List<Cookie.Pair> cookies = new ArrayList<>();
        for (var field : http.getRequestHeaders().entrySet()) {
            request = request.header(field.getKey(), field.getValue().toArray(String[]::new));
            if (field.getKey().equalsIgnoreCase("Cookie")) {
                field.getValue().forEach(value -> read(value, cookies));
            }
        }
        return request.cookies(cookies);
    }

    private static void read(String field, List<Cookie.Pair> cookies) {
        for (String one : field.split("; ?", -1)) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                cookies.add(new Cookie.Pair(one.substring(0, equals), one.substring(equals + 1)));
            }
        }
    }

    private static void send(HttpExchange http, Reply reply) throws IOException {
        reply.headers().forEach(header -> http.getResponseHeaders().add(header.name(), header.value()));
        byte[] octets = reply.octets();
        http.sendResponseHeaders(reply.status(), octets.length == 0 ? -1 : octets.length);
        http.getResponseBody().write(octets);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
