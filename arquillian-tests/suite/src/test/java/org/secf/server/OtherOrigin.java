package org.secf.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** An empty page of the same host at another port: another origin, whose scripts may nevertheless use the credentials of the host. */
public final class OtherOrigin implements AutoCloseable {

    private static final byte[] PAGE =
            "<!DOCTYPE html><html lang=\"en\"><p>Elsewhere".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server;

    /** Opens it. */
    public OtherOrigin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, PAGE.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(PAGE);
            }
        });
        server.start();
    }

    /** Where it is. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
