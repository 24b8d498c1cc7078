package org.secf.gba.bootstrapping;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.EndpointAnswer;

/** A bootstrapping server on the loopback address, with somebody before it who may change what passes. */
final class ServerOverHttp implements AutoCloseable {

    private final BootstrappingServer bootstrapping;
    private final HttpServer server;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<Reply> changed = UnaryOperator.identity();
    private volatile UnaryOperator<String> changedCredentials = UnaryOperator.identity();

    ServerOverHttp(BootstrappingServer bootstrapping) throws IOException {
        this.bootstrapping = bootstrapping;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Why devices were refused, so far. */
    List<String> refusals() {
        return refusals;
    }

    /** Every field {@code Authorization} that came. */
    List<String> credentials() {
        return credentials;
    }

    void changing(UnaryOperator<Reply> other) {
        changed = other;
    }

    void changingCredentials(UnaryOperator<String> other) {
        changedCredentials = other;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String field = exchange.getRequestHeaders().getFirst("Authorization");
            credentials.add(field);
            MemoryRequest request = MemoryRequest.get("")
                    .target(exchange.getRequestURI().toString())
                    .header("Authorization", changedCredentials.apply(field));
            EndpointAnswer answer = bootstrapping.answer(request);
            answer.refusal().ifPresent(refusal -> refusals.add(refusal.reason().name()));
            Reply reply = changed.apply(answer.reply());
            reply.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            byte[] body = reply.octets();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
