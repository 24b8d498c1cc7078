package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secf.http.Body;
import org.secf.http.Replacement;

class ReplacedRequestTest {

    private final Map<String, String> received = new LinkedHashMap<>(Map.of(
            "Content-Type", "application/jose",
            "Content-Length", "1000",
            "Content-Encoding", "aes128gcm",
            "Content-Digest", "sha-256=:AA==:",
            "Transfer-Encoding", "chunked",
            "Date", "now"));

    private HttpServletRequest replaced(Replacement replacement) {
        HttpServletRequest container =
                FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                    case "getHeader" -> received.get(String.valueOf(args[0]));
                    case "getHeaders" ->
                        Collections.enumeration(received.entrySet().stream()
                                .filter(field -> field.getKey().equals(args[0]))
                                .map(Map.Entry::getValue)
                                .toList());
                    case "getHeaderNames" -> Collections.enumeration(received.keySet());
                    case "getContentType" -> received.get("Content-Type");
                    case "getCharacterEncoding" -> "ISO-8859-15";
                    case "getIntHeader" -> 7;
                    case "getDateHeader" -> 8L;
                    default -> null;
                });
        return ReplayedRequest.replaced(container, replacement);
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyWayToReadAFieldSaysTheSame() {
        HttpServletRequest request = replaced(Replacement.by(body("hällo")).as("text/plain;charset=\"UTF-8\""));

        assertThat(request.getContentType()).isEqualTo("text/plain;charset=\"UTF-8\"");
        assertThat(request.getHeader("content-TYPE")).isEqualTo("text/plain;charset=\"UTF-8\"");
        assertThat(Collections.list(request.getHeaders("Content-Type")))
                .containsExactly("text/plain;charset=\"UTF-8\"");
        assertThat(request.getCharacterEncoding()).isEqualTo("UTF-8");
        assertThat(request.getContentLength()).isEqualTo(6);
        assertThat(request.getContentLengthLong()).isEqualTo(6);
        assertThat(request.getIntHeader("Content-Length")).isEqualTo(6);
        assertThat(request.getHeader("Content-Length")).isEqualTo("6");
    }

    @Test
    void whatWasTrueOfTheOtherBodyIsGone() {
        HttpServletRequest request = replaced(Replacement.by(body("a")));
        List<String> names = new ArrayList<>(Collections.list(request.getHeaderNames()));

        assertThat(names).containsExactlyInAnyOrder("Date", "content-type", "content-length");
        for (String gone : List.of("Content-Encoding", "Content-Digest", "Transfer-Encoding")) {
            assertThat(request.getHeader(gone)).isNull();
            assertThat(Collections.list(request.getHeaders(gone))).isEmpty();
            assertThat(request.getIntHeader(gone)).isEqualTo(-1);
            assertThat(request.getDateHeader(gone)).isEqualTo(-1);
        }
    }

    @Test
    void othersAreLeft() {
        HttpServletRequest request = replaced(Replacement.by(body("a")));

        assertThat(request.getHeader("Date")).isEqualTo("now");
        assertThat(Collections.list(request.getHeaders("Date"))).containsExactly("now");
        assertThat(request.getDateHeader("Date")).isEqualTo(8);
        assertThat(request.getIntHeader("Date")).isEqualTo(7);
        assertThat(request.getContentType())
                .as("where the guard says nothing of it")
                .isEqualTo("application/jose");
        assertThat(request.getCharacterEncoding()).isEqualTo("ISO-8859-15");
    }

    @Test
    void codingsThatAreStillAppliedAreTold() {
        assertThat(replaced(Replacement.by(body("a")).encoded("gzip")).getHeader("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void typeIsNoDate() {
        assertThatThrownBy(() -> replaced(Replacement.by(body("a"))).getDateHeader("Content-Type"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void formIsThatOfTheNewBody() throws IOException {
        HttpServletRequest request =
                replaced(Replacement.by(body("a=%C3%A4")).as("application/x-www-form-urlencoded;charset=UTF-8"));

        assertThat(request.getParameter("a")).isEqualTo("ä");
        assertThat(request.getReader().readLine()).isEqualTo("a=%C3%A4");
    }

    @Test
    void applicationMayChooseTheCharacterSet() throws IOException {
        HttpServletRequest request = replaced(Replacement.by(body("ä")).as("text/plain"));
        request.setCharacterEncoding("utf-8");

        assertThat(request.getReader().readLine()).isEqualTo("ä");
        assertThatThrownBy(() -> request.setCharacterEncoding("no such"))
                .isInstanceOf(UnsupportedEncodingException.class);
    }
}
