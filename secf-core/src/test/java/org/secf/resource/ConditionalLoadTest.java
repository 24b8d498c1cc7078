package org.secf.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 §13: what is known is not sent again. */
class ConditionalLoadTest {

    private static final String DATE = "Tue, 01 Dec 2026 03:00:00 GMT";

    private final Resources resources = Resources.outsideDeployment(ConditionalLoadTest.class.getClassLoader());
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private String etag = "\"v1\"";
    private String modified = DATE;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("If-None-Match") + " "
                + exchange.getRequestHeaders().getFirst("If-Modified-Since"));
        if (!etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (!modified.isEmpty()) {
            exchange.getResponseHeaders().set("Last-Modified", modified);
        }
        byte[] body = "content".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 304 ? -1 : body.length);
        if (status != 304) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/idp.xml";
    }

    private Loaded load(Optional<Loaded.Version> known) throws IOException {
        return resources.load(address(), known);
    }

    @Test
    void asksForWhatIsNewerThanWhatItKnows() throws IOException {
        Loaded first = load(Optional.empty());
        assertThat(first.content().orElseThrow()).asString().isEqualTo("content");
        assertThat(first.version()).contains(new Loaded.Version(Optional.of("\"v1\""), Optional.of(DATE)));

        status = 304;
        Loaded second = load(first.version());
        assertThat(second.content()).isEmpty();
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(asked).containsExactly("null null", "\"v1\" " + DATE);
    }

    @Test
    void takesWhatIsNewer() throws IOException {
        Loaded first = load(Optional.empty());
        etag = "W/\"v2\"";
        Loaded second = load(first.version());
        assertThat(second.content()).isPresent();
        assertThat(second.version().flatMap(Loaded.Version::etag)).contains("W/\"v2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "\"v\"1\"", "\"v 1\"", "x\"v1\"", "\""})
    void doesNotRepeatAMalformedVersion(String hostile) throws IOException {
        etag = hostile;
        modified = "yesterday; really";
        assertThat(load(Optional.empty()).version()).isEmpty();
    }

    @Test
    void doesNotRepeatALongVersion() throws IOException {
        etag = "\"" + "v".repeat(255) + "\"";
        modified = "";
        assertThat(load(Optional.empty()).version()).isEmpty();
        etag = "\"" + "v".repeat(254) + "\"";
        assertThat(load(Optional.empty()).version()).isPresent();
    }

    @Test
    void hasNoVersionWhereTheServerDoesNotSayIt() throws IOException {
        etag = "";
        modified = "";
        assertThat(load(Optional.empty()).version()).isEmpty();
    }

    @Test
    void refusesAnUnchangedAnswerToAQuestionThatDidNotSaySinceWhen() {
        status = 304;
        assertThatThrownBy(() -> load(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("304");
        assertThatThrownBy(() -> resources.load(address())).hasMessageContaining("304");
    }

    @Test
    void readsFilesEachTime(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "file");
        Optional<Loaded.Version> known = Optional.of(new Loaded.Version(Optional.of("\"v1\""), Optional.empty()));
        Loaded loaded = resources.load(file.toString(), known);
        assertThat(loaded.content().orElseThrow()).asString().isEqualTo("file");
        assertThat(loaded.version()).isEmpty();
    }
}
