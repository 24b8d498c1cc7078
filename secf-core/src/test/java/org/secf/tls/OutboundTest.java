package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.clientcert.testing.Authority;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;
import org.secf.verdict.Rejection;

class OutboundTest {

    private static final Authority ROOT = Identity.authority("CN=Root");
    private static final Identity SERVER = Identity.server(ROOT);
    private static final Outbound OUTBOUND = Refusals.trusting(ROOT);

    private static Rejection refused(Question question) {
        return Refusals.of(OUTBOUND.send(question));
    }

    private static Outbound hasty() {
        return new Outbound(
                TlsPolicy.platform().trusting(List.of(ROOT.certificate())),
                new OutboundLimits(Duration.ofSeconds(10), Duration.ofMillis(400), 1000));
    }

    /** RFC 9110 §4.2.2: https, or this machine by a name that nobody else can give to another. */
    @Nested
    class Addresses {

        @ParameterizedTest
        @CsvSource({
            "http://192.0.2.1/, NOT_HTTPS",
            "http://localhost.example.com/, NOT_HTTPS",
            "http://127.0.0.1.example.com/, NOT_HTTPS",
            "http://[::ffff:127.0.0.1]/, NOT_HTTPS",
            "http://0.0.0.0/, NOT_HTTPS",
            "HTTP://192.0.2.1/, NOT_HTTPS",
            "ftp://localhost/, NOT_HTTPS",
            "ws://localhost/, NOT_HTTPS",
            "https:///keys, NO_HOST",
            "https:keys, NO_HOST",
            "/keys, NO_HOST",
            "http://127.1/, NO_HOST",
            "https://under_score/, NO_HOST",
            "https://user@localhost/, USER_IN_ADDRESS",
            "http://localhost@192.0.2.1/, USER_IN_ADDRESS",
            "https://:@localhost/, USER_IN_ADDRESS"
        })
        void thatMayNotBeCalledAreRefusedBeforeAnythingIsSent(String address, TlsReason reason) {
            assertThat(refused(Question.get(URI.create(address))).reason()).isEqualTo(reason);
        }

        @Test
        void areShownWithoutTheirSecrets() {
            assertThat(refused(Question.get(URI.create("https://me:word@example.org:1/a?token=t")))
                            .received())
                    .isEqualTo("https://example.org:1/a");
        }

        @Test
        void ofThisMachineMayBeHttp() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            try {
                URI address =
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/");
                assertThat(OUTBOUND.send(Question.get(address)).rejection()).isEmpty();
            } finally {
                server.stop(0);
            }
        }

        @Test
        void whereNobodyListensAreUnreachable() throws IOException {
            int free;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                free = socket.getLocalPort();
            }
            assertThat(refused(Question.get(URI.create("https://127.0.0.1:" + free + "/")))
                            .reason())
                    .isEqualTo(TlsReason.UNREACHABLE);
        }
    }

    @Nested
    class Answers {

        @Test
        void comeWithStatusFieldsAndBody() throws IOException {
            try (TlsServer server = new TlsServer(SERVER).answering(400, "{\"error\":\"invalid_grant\"}")) {
                Question question = Question.post(server.url(), "text/plain", new byte[] {'a'})
                        .expecting(Set.of(200, 400));
                Fetched found = Refusals.none(OUTBOUND.send(question));

                assertThat(found.status()).isEqualTo(400);
                assertThat(found.mediaType()).contains("application/json");
                assertThat(found.body()).asString().contains("invalid_grant");
                assertThat(found).hasToString("Fetched[400, 25 bytes]");
            }
        }

        @Test
        void areAskedForByWhatWasGiven() throws IOException {
            try (TlsServer server = new TlsServer(SERVER).answering(exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                String seen = exchange.getRequestMethod() + " "
                        + exchange.getRequestHeaders().get("Content-Type") + " "
                        + exchange.getRequestHeaders().get("Authorization") + " "
                        + new String(body, StandardCharsets.UTF_8);
                byte[] octets = seen.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, octets.length);
                exchange.getResponseBody().write(octets);
                exchange.close();
            })) {
                Question question = Question.post(
                                server.url(),
                                "application/x-www-form-urlencoded",
                                "a=b".getBytes(StandardCharsets.UTF_8))
                        .with("Authorization", "Bearer secret");

                assertThat(Refusals.none(OUTBOUND.send(question)).body())
                        .asString()
                        .isEqualTo("POST [application/x-www-form-urlencoded] [Bearer secret] a=b");
                assertThat(question.toString())
                        .startsWith("POST https://localhost:")
                        .doesNotContain("secret", "a=b");
            }
        }

        @Test
        void ofAnotherStatusAreRefusedUnread() throws IOException {
            try (TlsServer server = new TlsServer(SERVER).answering(500, "x".repeat(5000))) {
                Rejection rejection = refused(Question.get(server.url()));

                assertThat(rejection.reason()).isEqualTo(TlsReason.BAD_STATUS);
                assertThat(rejection.received()).contains("500").doesNotContain("secret");
            }
        }

        @Test
        void thatSendUsElsewhereAreNotFollowed() throws IOException {
            try (TlsServer server = new TlsServer(SERVER).answering(302, "")) {
                Rejection rejection = refused(Question.get(server.url()));

                assertThat(rejection.reason()).isEqualTo(TlsReason.REDIRECTED);
                assertThat(rejection.received()).contains("302", "http://127.0.0.1:1/elsewhere");
            }
        }

        @Test
        void cannotBeExpectedToRedirect() {
            Question question = Question.get(URI.create("https://example.org/"));
            assertThatIllegalArgumentException().isThrownBy(() -> question.expecting(Set.of(200, 302)));
            assertThatIllegalArgumentException().isThrownBy(() -> question.expecting(Set.of()));
        }
    }

    @Nested
    class Limits {

        @Test
        void endAnAnswerThatIsTooLarge() throws IOException {
            try (TlsServer server = new TlsServer(SERVER).answering(200, "x".repeat(1001))) {
                assertThat(refused(Question.get(server.url())).reason()).isEqualTo(TlsReason.TOO_LARGE);
                server.answering(200, "x".repeat(1000));
                assertThat(OUTBOUND.send(Question.get(server.url())).rejection())
                        .isEmpty();
            }
        }

        @Test
        void endAnAnswerThatNeverEnds() throws IOException {
            try (TlsServer server = new TlsServer(SERVER).answering(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] piece = new byte[600];
                for (int i = 0; i < 1_000_000; i++) {
                    exchange.getResponseBody().write(piece);
                }
            })) {
                assertThat(refused(Question.get(server.url())).reason()).isEqualTo(TlsReason.TOO_LARGE);
            }
        }

        @Test
        void endAnAnswerThatDrips() throws IOException {
            CountDownLatch over = new CountDownLatch(1);
            try (TlsServer server = new TlsServer(SERVER).answering(exchange -> {
                exchange.sendResponseHeaders(200, 10);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                await(over);
            })) {
                assertThat(Refusals.of(hasty().send(Question.get(server.url()))).reason())
                        .isEqualTo(TlsReason.TIMED_OUT);
            } finally {
                over.countDown();
            }
        }

        /** Else each slow answer would keep a connection and its memory for as long as the server likes. */
        @Test
        void hangUpOnAnAnswerThatDrips() throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<Boolean> isHungUp = CompletableFuture.supplyAsync(() -> drips(server));
                URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");

                assertThat(Refusals.of(hasty().send(Question.get(address))).reason())
                        .isEqualTo(TlsReason.TIMED_OUT);
                assertThat(isHungUp).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
            }
        }

        /** Reads the question, begins to answer, and waits for the end of the connection. */
        private static boolean drips(ServerSocket server) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(10_000);
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
                while (client.getInputStream().read() >= 0) {
                    // the question
                }
                return true;
            } catch (IOException e) {
                return e instanceof SocketException;
            }
        }

        @Test
        void endAHandshakeThatDoesNotBegin() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                URI address = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/");
                assertThat(Refusals.of(hasty().send(Question.get(address))).reason())
                        .isEqualTo(TlsReason.TIMED_OUT);
            }
        }

        private static void await(CountDownLatch over) {
            try {
                assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
