package org.secf.gba.device.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSeal;

/** An application on the loopback address, with somebody before it who may change what passes. */
public final class ApplicationOverHttp implements AutoCloseable {

    private final Mechanism mechanism;
    private final HttpServer server;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<Reply> changed = UnaryOperator.identity();

    public ApplicationOverHttp(Mechanism mechanism) throws IOException {
        this.mechanism = mechanism;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public List<String> refusals() {
        return refusals;
    }

    public void changing(UnaryOperator<Reply> other) {
        changed = other;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = changed.apply(reply(request(exchange)));
            reply.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            byte[] body = reply.octets();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static MemoryRequest request(HttpExchange exchange) throws IOException {
        MemoryRequest request = MemoryRequest.get("")
                .method(exchange.getRequestMethod())
                .target(exchange.getRequestURI().toString())
                .body(exchange.getRequestBody().readAllBytes());
        List<String> fields = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        return request.header("Authorization", fields.toArray(String[]::new));
    }

    private Reply reply(MemoryRequest request) {
        Outcome outcome = mechanism.authenticate(MemoryExchange.of(request));
        if (outcome instanceof Outcome.Established in) {
            String body = "hello " + in.caller().getName() + ", " + request.content();
            ResponseSeal seal = in.seal();
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            seal.update(octets, 0, octets.length);
            return new Reply(200, seal.finish(), body);
        }
        if (outcome instanceof Outcome.Refused refused) {
            refusals.add(refused.rejection().reason().name());
            return refused.reply();
        }
        return ((Outcome.Replied) outcome).reply();
    }
}
