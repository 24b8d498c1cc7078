package org.secf.clientcert.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.Responder;
import org.secf.tls.TlsPolicy;

/** A responder that answers slowly, or not at all, costs bounded time and few threads. */
class OcspSourceTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** Less than one after the other would take, or a server that never ends, and more than a busy machine needs. */
    private static final Duration MUCH = Duration.ofSeconds(10);

    private static final RevocationTimes TIMES = new RevocationTimes(Duration.ofMinutes(10), Duration.ZERO);

    private final Authority root = Authority.root("CN=Root");

    private static OcspSource source(String url) {
        return source(url, PATIENCE);
    }

    private static OcspSource source(String url, Duration patience) {
        return new OcspSource(
                new OcspSource.Responder(URI.create(url), Optional.empty(), false, TlsPolicy.platform()),
                TIMES,
                new SecureRandom(),
                patience);
    }

    private Issued issued(String name) {
        return new Issued(root.client(name), root.certificate());
    }

    private static Duration time(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void doesNotWaitForAResponderThatIsDown() throws IOException {
        Responder responder = new Responder(root);
        OcspSource source = source(responder.url());
        responder.close();

        RevocationStatus status = source.status(issued("alice"), Draft.NOW);
        assertThat(status.kind()).isEqualTo(RevocationStatus.Kind.UNKNOWN);
        assertThat(status.detail()).contains(responder.url());
    }

    @Test
    @Timeout(60)
    void waitsOnceForAResponderThatHangs() throws IOException {
        try (Hanging hanging = new Hanging(socket -> {})) {
            OcspSource source = source(hanging.url());

            assertThat(time(() -> assertUnknown(source, issued("alice")))).isBetween(PATIENCE, MUCH);
            assertUnknown(source, issued("bob"));
            assertThat(hanging.connections.get()).isLessThanOrEqualTo(1);
            assertThat(source.status(issued("bob"), Draft.NOW).detail()).contains("did not answer in time");
        }
    }

    /** The time limit of a request ends with the headers of its answer. */
    @Test
    @Timeout(60)
    void doesNotWaitForAnAnswerThatTrickles() throws IOException {
        try (Hanging hanging = new Hanging(OcspSourceTest::trickle)) {
            OcspSource source = source(hanging.url());

            assertThat(time(() -> assertUnknown(source, issued("alice")))).isBetween(PATIENCE, MUCH);
        }
    }

    private static void trickle(Socket socket) {
        try (OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 60_000; i++) {
                out.write(0x30);
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // The client hung up, as it should.
        }
    }

    @Test
    @Timeout(60)
    void holdsFewThreadsAtAHangingResponder() throws IOException {
        try (Hanging hanging = new Hanging(socket -> {})) {
            OcspSource source = source(hanging.url());
            List<Issued> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                clients.add(issued("client" + i));
            }

            Duration all = time(() -> together(clients, client -> assertUnknown(source, client)));
            assertThat(hanging.connections.get()).isLessThanOrEqualTo(8);
            assertThat(all).isLessThan(MUCH);
        }
    }

    @Test
    @Timeout(60)
    void asksOnceForManyRequestsOfOneCertificate() throws IOException {
        try (Responder responder = new Responder(root)) {
            OcspSource source = source(responder.url(), MUCH);
            X509Certificate alice = root.client("alice");
            List<Issued> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                requests.add(new Issued(alice, root.certificate()));
            }

            together(
                    requests,
                    request ->
                            assertThat(source.status(request, Draft.NOW).kind()).isEqualTo(RevocationStatus.Kind.GOOD));
            assertThat(responder.questions()).isEqualTo(1);
        }
    }

    private static void assertUnknown(OcspSource source, Issued issued) {
        assertThat(source.status(issued, Draft.NOW).kind()).isEqualTo(RevocationStatus.Kind.UNKNOWN);
    }

    private static void together(List<Issued> clients, Consumer<Issued> each) {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            CompletableFuture.allOf(clients.stream()
                            .map(client -> CompletableFuture.runAsync(() -> each.accept(client), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Accepts connections and answers as it likes, or never. */
    private static final class Hanging implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicInteger connections = new AtomicInteger();

        /** Held, because a socket that nobody holds is closed by the garbage collector, and then it does not hang. */
        private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();

        Hanging(Consumer<Socket> answer) throws IOException {
            threads.execute(() -> accept(answer));
        }

        private void accept(Consumer<Socket> answer) {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    connections.incrementAndGet();
                    accepted.add(socket);
                    threads.execute(() -> answer.accept(socket));
                } catch (IOException e) {
                    return;
                }
            }
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort() + "/ocsp";
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket socket : accepted) {
                socket.close();
            }
            threads.shutdownNow();
        }
    }
}
