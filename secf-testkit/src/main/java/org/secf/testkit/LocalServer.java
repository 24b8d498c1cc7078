package org.secf.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.secf.http.Reply;
import org.secf.http.Request;

/** The JDK's HTTP server on the loopback address, with few threads. Until {@link #serve} there is nothing at any path. */
final class LocalServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int WAITING = 64;

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Takes a port.
     *
     * @param port 0 for any that is free
     */
    static LocalServer on(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            HttpServer server = HttpServer.create(address, WAITING);
            ExecutorService threads = threads();
            server.setExecutor(threads);
            // At once, since a server that never started does not give its port back.
            server.start();
            return new LocalServer(server, threads);
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken; stop what listens there, or use another", e);
        }
    }

    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                task -> {
                    Thread thread = new Thread(task, "secf-testkit");
                    thread.setDaemon(true);
                    return thread;
                },
                // Whoever accepts connections answers the one too many, and accepts no further meanwhile.
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Answers requests below {@code path}. */
    void serve(String path, Function<Request, Reply> answers) {
        server.createContext(path, exchange -> answer(exchange, answers));
    }

    private static void answer(HttpExchange exchange, Function<Request, Reply> answers) throws IOException {
        try (exchange) {
            send(exchange, reply(exchange, answers));
        }
    }

    /** What goes wrong in a test has to be seen in the test. */
    private static Reply reply(HttpExchange exchange, Function<Request, Reply> answers) {
        try {
            return answers.apply(new ServerRequest(exchange));
        } catch (RuntimeException e) {
            return Reply.text(500, "text/plain", e.toString());
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        byte[] octets = reply.octets();
        boolean isEmpty = octets.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), isEmpty ? -1 : octets.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(octets);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
