package org.secf.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsPolicy;

class ResourcesTest {

    private final Resources resources = new Resources(ResourcesTest.class.getClassLoader(), ResourcesTest::deployed);

    @TempDir
    Path folder;

    private static Optional<InputStream> deployed(String path) {
        return path.equals("/WEB-INF/idp.xml")
                ? Optional.of(new ByteArrayInputStream("deployed".getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    @Test
    void readsFilesTheClassPathAndTheDeployment() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "file");
        assertThat(resources.load("file:" + file)).asString().isEqualTo("file");
        assertThat(resources.load(file.toString())).asString().isEqualTo("file");
        assertThat(resources.load("/WEB-INF/idp.xml")).asString().isEqualTo("deployed");
        assertThat(resources.load("classpath:org/secf/resource/ResourcesTest.class"))
                .isNotEmpty();
    }

    @Test
    void namesWhatIsNotThere() {
        assertThatThrownBy(() -> resources.load("/nowhere/idp.xml"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("/nowhere/idp.xml");
        assertThatThrownBy(() -> resources.load("classpath:nothing")).hasMessageContaining("classpath:nothing");
    }

    @Nested
    class Addresses {

        @Test
        void withoutTlsAreForLoopbackOnly() {
            assertThatThrownBy(() -> resources.load("http://idp.example.org/metadata"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("NOT_HTTPS", "http://idp.example.org/metadata");
        }

        @Test
        void areFetched() throws IOException {
            try (Answering server = new Answering(200, "metadata")) {
                assertThat(resources.load(server.url())).asString().isEqualTo("metadata");
            }
        }

        @Test
        void thatRedirectAreNotFollowed() throws IOException {
            try (Answering server = new Answering(302, "")) {
                assertThatThrownBy(() -> resources.load(server.url())).hasMessageContaining("302");
            }
        }

        @Test
        void thatAnswerTooMuchAreCutOff() throws IOException {
            try (Answering server = new Answering(200, "x".repeat(17 * 1024 * 1024))) {
                assertThatThrownBy(() -> resources.load(server.url())).hasMessageContainingAll("TOO_LARGE", "16777216");
            }
        }
    }

    @Nested
    class Waiting {

        @Test
        void endsEvenInTheMiddleOfAnAnswer() throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answerByHalf(server));
                String url = "http://127.0.0.1:" + server.getLocalPort() + "/metadata";
                OutboundLimits limits = new OutboundLimits(Duration.ofSeconds(5), Duration.ofMillis(300), 1000);
                Resources hasty = resources.calling(() -> new Outbound(TlsPolicy.platform(), limits));
                assertThatThrownBy(() -> hasty.load(url))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(url)
                        .hasMessageContaining("PT0.3S");
                answering.join();
            }
        }

        /** Returns when the client gives up. */
        private void answerByHalf(ServerSocket server) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(20_000);
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The client went away, as it should.
            }
        }
    }

    private static final class Answering implements AutoCloseable {

        private final HttpServer server;

        Answering(int status, String body) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
                exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
                exchange.getResponseBody().write(octets);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/metadata";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
