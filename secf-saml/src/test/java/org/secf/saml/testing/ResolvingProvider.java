package org.secf.saml.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An identity provider that is asked from server to server, on loopback, for as long as it is not closed. */
public final class ResolvingProvider implements AutoCloseable {

    private final HttpServer server;
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> answer = question -> "";
    private volatile int status = 200;

    public ResolvingProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(work -> {
            Thread thread = new Thread(work, "resolving provider");
            thread.setDaemon(true);
            thread.start();
        });
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        questions.add(question);
        byte[] octets = answer.apply(question).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    /** Answers so from now on. */
    public void answering(UnaryOperator<String> other) {
        answer = other;
    }

    /** Answers with that status from now on. */
    public void answering(int other) {
        status = other;
    }

    /** What it was asked, in order. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The usual metadata with a service of that index at an address. */
    public static String metadata(int index, String address) {
        return MetadataXml.usual()
                .replace(
                        "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"",
                        "<md:ArtifactResolutionService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:SOAP\" Location=\""
                                + address + "\" index=\"" + index
                                + "\"/><md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
