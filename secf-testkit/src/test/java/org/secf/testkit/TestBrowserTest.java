package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.http.Cookie;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;

class TestBrowserTest {

    private final TestBrowser browser = TestBrowser.anonymous();
    private LocalServer server;

    @BeforeEach
    void serve() throws IOException {
        server = LocalServer.on(0);
        server.serve("/", TestBrowserTest::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Reply answer(Request request) {
        return switch (request.path()) {
            case "/set" ->
                Reply.redirect("/show").with(new Cookie("name", "value", "/", Duration.ofHours(1), false, false));
            case "/delete" -> Reply.redirect("/show").with(new Cookie("name", "", "/", Duration.ZERO, false, false));
            case "/forever" -> Reply.redirect("/forever");
            case "/onward" ->
                Reply.status(Integer.parseInt(request.rawQuery().orElse(""))).with("Location", "show");
            default -> Reply.text(200, "text/plain", shown(request));
        };
    }

    private static String shown(Request request) {
        String field = request.form(1000)
                .then(form -> form.optional("ü&"))
                .<String>fold(
                        found -> found.map(Parameters.Parameter::value).orElse("none"),
                        rejection -> rejection.detail());
        return request.method() + " " + request.headers("Accept") + request.headers("Content-Type")
                + request.headers("Sec-Fetch-Mode") + request.cookies() + field;
    }

    private String at(String path) {
        return "http://localhost:" + server.port() + path;
    }

    @Test
    void keepsCookies() {
        assertThat(browser.get(at("/set")).body()).contains("[name]");
        assertThat(browser.get(at("/show")).body()).contains("[name]");
        assertThat(TestBrowser.anonymous().get(at("/show")).body()).doesNotContain("[name]");
        assertThat(browser.get(at("/delete")).body()).doesNotContain("[name]");
    }

    @Test
    void goesThereAsAPersonOrAsAScript() {
        assertThat(browser.get(at("/show")).body()).contains("text/html", "[navigate]");
        assertThat(browser.getJson(at("/show")).body()).contains("[application/json]", "[cors]");
    }

    @ParameterizedTest
    @CsvSource({"301,GET", "302,GET", "303,GET", "307,POST", "308,POST"})
    void keepsTheMethodWhereItHasTo(int status, String method) {
        String shown = browser.post(at("/onward?" + status), Map.of("ü&", "ö=")).body();
        assertThat(shown).startsWith(method).endsWith(method.equals("POST") ? "ö=" : "none");
    }

    @Test
    void sendsAnything() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(at("/show"))).DELETE();
        assertThat(browser.send(request).body()).startsWith("DELETE");
        assertThat(browser.page().body()).startsWith("DELETE");
    }

    @Test
    void givesUp() {
        assertThatThrownBy(() -> browser.get(at("/forever")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("redirects");
    }

    @Test
    void showsNothingAtFirst() {
        assertThatIllegalStateException().isThrownBy(browser::page);
    }
}
