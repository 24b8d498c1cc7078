package org.secf.digest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSeal;

/** A mechanism behind a real server on the loopback address, as a container's adapter would put it there. */
final class DigestOverHttp implements AutoCloseable {

    private final Mechanism mechanism;
    private final HttpServer server;
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    DigestOverHttp(Mechanism mechanism) throws IOException {
        this.mechanism = mechanism;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/enabler/";
    }

    /** Why requests were refused, so far. */
    List<String> refusals() {
        return refusals;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            MemoryRequest request = request(exchange);
            Outcome outcome = mechanism.authenticate(MemoryExchange.of(request));
            if (outcome instanceof Outcome.Established established) {
                String body = "hello " + established.caller().getName() + ", " + request.content();
                send(exchange, new Reply(200, sealed(established.seal(), body), body));
            } else if (outcome instanceof Outcome.Refused refused) {
                refusals.add(refused.rejection().reason().name());
                send(exchange, refused.reply());
            } else {
                send(exchange, ((Outcome.Replied) outcome).reply());
            }
        }
    }

    private static MemoryRequest request(HttpExchange exchange) throws IOException {
        MemoryRequest request = MemoryRequest.get("")
                .method(exchange.getRequestMethod())
                .target(exchange.getRequestURI().toString())
                .body(exchange.getRequestBody().readAllBytes());
        List<String> credentials = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        return request.header("Authorization", credentials.toArray(String[]::new));
    }

    private static List<Reply.Header> sealed(ResponseSeal seal, String body) {
        if (seal.coversBody()) {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            seal.update(octets, 0, octets.length);
        }
        return new ArrayList<>(seal.finish());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        byte[] body = reply.octets();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
