package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;
import org.secf.tls.testing.Identity;
import org.secf.tls.testing.TlsServer;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Which TLS is spoken (RFC 9325 §3 and §4). */
class HandshakeTest {

    private static final Authority ROOT = Identity.authority("CN=Root");
    private static final Identity RSA = Identity.server(ROOT, TestKeys.rsa(2048), draft -> draft);

    private final Outbound outbound = Refusals.trusting(ROOT);

    @Nested
    class Offered {

        private ClientHello hello(Outbound client, String host) throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<ClientHello> heard = CompletableFuture.supplyAsync(() -> {
                    // Not open for a second try.
                    try (server;
                            Socket socket = server.accept()) {
                        return ClientHello.read(socket.getInputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                Refusals.of(client.send(Question.get(URI.create("https://" + host + ":" + server.getLocalPort()))));
                return heard.join();
            }
        }

        @Test
        void isWhatThePolicySaysAndNothingElse() throws IOException {
            ClientHello hello = hello(outbound, "localhost");

            assertThat(hello.numbers(ClientHello.SUPPORTED_VERSIONS, 1)).containsExactly(0x0304, 0x0303);
            assertThat(hello.suites())
                    .containsExactly(0x1302, 0x1301, 0x1303, 0xc02c, 0xc030, 0xc02b, 0xc02f, 0xcca9, 0xcca8);
            assertThat(hello.compressions()).containsExactly(0);
            assertThat(hello.serverName()).isEqualTo("localhost");
        }

        @Test
        void hasNoWeakSignature() throws IOException {
            List<Integer> schemes = hello(outbound, "localhost").numbers(ClientHello.SIGNATURE_ALGORITHMS, 2);

            assertThat(schemes)
                    .contains(0x0403, 0x0804)
                    .allMatch(scheme -> scheme >= 0x0800 || (scheme >= 0x0400 && (scheme & 0xff) != 2));
        }

        @Test
        void isLessWhereThePolicySaysLess() throws IOException {
            TlsPolicy newest = TlsPolicy.platform().speaking(List.of("TLSv1.3"));
            ClientHello hello = hello(new Outbound(newest, Refusals.LIMITS), "localhost");

            assertThat(hello.numbers(ClientHello.SUPPORTED_VERSIONS, 1)).containsExactly(0x0304);
            assertThat(hello.suites()).containsExactly(0x1302, 0x1301, 0x1303);
        }
    }

    @Nested
    class Agreed {

        @ParameterizedTest
        @CsvSource({
            "TLSv1.3, TLS_AES_128_GCM_SHA256",
            "TLSv1.3, TLS_AES_256_GCM_SHA384",
            "TLSv1.3, TLS_CHACHA20_POLY1305_SHA256",
            "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
        })
        void isWhatIsOnTheList(String version, String suite) throws IOException {
            try (TlsServer server = new TlsServer(RSA, parameters -> {
                parameters.setProtocols(new String[] {version});
                parameters.setCipherSuites(new String[] {suite});
            })) {
                assertThat(outbound.send(Question.get(server.url())).rejection())
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "TLS_RSA_WITH_AES_128_CBC_SHA",
                    "TLS_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"
                })
        void isNothingElse(String suite) throws IOException {
            try (TlsServer server = new TlsServer(RSA, parameters -> {
                parameters.setProtocols(new String[] {"TLSv1.2"});
                parameters.setCipherSuites(new String[] {suite});
            })) {
                assertThat(Refusals.of(outbound.send(Question.get(server.url())))
                                .reason())
                        .isEqualTo(TlsReason.HANDSHAKE_FAILED);
            }
        }

        /** A server that takes what was not offered. */
        @ParameterizedTest
        @CsvSource({"0302, c02f, TLS11", "0301, c02f, TLS10", "0303, 002f, TLS_RSA_WITH_AES_128_CBC_SHA"})
        void isNotForTheServerToSay(String version, String suite, String named) throws IOException {
            byte[] hello = HexFormat.of()
                    .parseHex("16" + version + "002a" + "02000026" + version + "00".repeat(32) + "00" + suite + "00");
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answer(server, hello));
                Rejection rejection = Refusals.of(
                        outbound.send(Question.get(URI.create("https://localhost:" + server.getLocalPort()))));
                answering.join();

                assertThat(rejection.reason()).isEqualTo(TlsReason.HANDSHAKE_FAILED);
                assertThat(rejection.received()).contains(named);
            }
        }

        private static void answer(ServerSocket server, byte[] hello) {
            try (server;
                    Socket socket = server.accept()) {
                socket.setSoTimeout(10_000);
                ClientHello.read(socket.getInputStream());
                socket.getOutputStream().write(hello);
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** RFC 9325 §3.5. */
    @Nested
    class Renegotiation {

        @Test
        void isNotCarriedOut() throws IOException {
            try (SSLServerSocket server = (SSLServerSocket)
                    RSA.context().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                server.setEnabledProtocols(new String[] {"TLSv1.2"});
                CompletableFuture<Boolean> renegotiated = CompletableFuture.supplyAsync(() -> renegotiates(server));
                Verdict<Fetched> verdict =
                        outbound.send(Question.get(URI.create("https://localhost:" + server.getLocalPort())));

                assertThat(renegotiated.join()).isFalse();
                assertThat(Refusals.of(verdict).reason()).isIn(TlsReason.RENEGOTIATED, TlsReason.UNREACHABLE);
            }
        }

        private static boolean renegotiates(SSLServerSocket server) {
            try (server;
                    SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
                // The client does not even answer.
                socket.setSoTimeout(500);
                socket.getInputStream().read();
                socket.getSession().invalidate();
                socket.startHandshake();
                socket.getInputStream().readAllBytes();
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
