package org.secf.gba.retrieval;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.mechanism.EndpointAnswer;
import org.secf.tls.testing.Identity;

/** The service on the loopback address, by TLS, for clients with certificates and without. */
final class RetrievalOverTls implements AutoCloseable {

    private final RetrievalServer retrieval;
    private final HttpsServer server;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    RetrievalOverTls(RetrievalServer retrieval, Identity identity) throws IOException {
        this.retrieval = retrieval;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setWantClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    List<String> refusals() {
        return refusals;
    }

    List<String> tokens() {
        return tokens;
    }

    int calls() {
        return calls.get();
    }

    /** Answers so many calls with an error first. */
    void failing(int times) {
        failures.set(times);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            MemoryRequest request = MemoryRequest.get("")
                    .method(exchange.getRequestMethod())
                    .target(exchange.getRequestURI().toString())
                    .body(exchange.getRequestBody().readAllBytes())
                    .clientCertificates(certificates((HttpsExchange) exchange));
            Reply reply = failures.getAndDecrement() > 0 ? Reply.status(500) : reply(retrieval.answer(request));
            byte[] body = reply.octets();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(EndpointAnswer answer) {
        answer.refusal().ifPresent(refusal -> refusals.add(refusal.reason().name()));
        return answer.reply();
    }

    private static List<X509Certificate> certificates(HttpsExchange exchange) {
        try {
            return Stream.of(exchange.getSSLSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }
}
