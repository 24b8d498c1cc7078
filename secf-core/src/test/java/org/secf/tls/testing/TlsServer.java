package org.secf.tls.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.secf.clientcert.testing.Authority;

/** An HTTPS server of the JDK on loopback. */
public final class TlsServer implements AutoCloseable {

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public TlsServer(Identity identity) throws IOException {
        this(identity, parameters -> {});
    }

    /** With versions, suites and the wish for client certificates as a test says. */
    public TlsServer(Identity identity, Consumer<SSLParameters> change) throws IOException {
        this(identity.context(), change);
    }

    /** One that answers with the name of its client; who has no certificate of that authority is not let in. */
    public static TlsServer demanding(Identity identity, Authority ofClients, String version) throws IOException {
        return new TlsServer(identity.context(ofClients), parameters -> {
                    parameters.setNeedClientAuth(true);
                    parameters.setProtocols(new String[] {version});
                })
                .answering(TlsServer::nameClient);
    }

    /** The same, but who shows no certificate is let in as nobody; one of another authority is refused. */
    public static TlsServer wanting(Identity identity, Authority ofClients) throws IOException {
        return new TlsServer(identity.context(ofClients), parameters -> parameters.setWantClientAuth(true))
                .answering(TlsServer::nameClient);
    }

    /** Answers with the name of the client, or {@code nobody}. */
    public static void nameClient(HttpExchange exchange) throws IOException {
        byte[] name = client((HttpsExchange) exchange).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, name.length);
        exchange.getResponseBody().write(name);
        exchange.close();
    }

    private static String client(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }

    private TlsServer(SSLContext context, Consumer<SSLParameters> change) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters given) {
                SSLParameters parameters = context.getDefaultSSLParameters();
                change.accept(parameters);
                given.setSSLParameters(parameters);
            }
        });
        server.setExecutor(threads);
        answering(200, "found");
        server.start();
    }

    public TlsServer answering(int status, String body) {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return answering(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.getResponseHeaders().add("Content-Type", "Application/JSON; charset=utf-8");
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
    }

    /** Replaces what it answered before. */
    public TlsServer answering(HttpHandler handler) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException none) {
            // It is the first.
        }
        server.createContext("/", handler);
        return this;
    }

    public URI url() {
        return url("localhost");
    }

    public URI url(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/keys?token=secret");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
