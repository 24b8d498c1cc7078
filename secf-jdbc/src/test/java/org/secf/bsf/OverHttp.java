package org.secf.bsf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.Endpoint;

/** An endpoint on the loopback address. */
final class OverHttp implements AutoCloseable {

    private final Endpoint endpoint;
    private final HttpServer server;

    OverHttp(Endpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            MemoryRequest request = MemoryRequest.get("")
                    .target(exchange.getRequestURI().toString())
                    .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"));
            Reply reply = endpoint.answer(request).reply();
            reply.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            byte[] body = reply.octets();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
