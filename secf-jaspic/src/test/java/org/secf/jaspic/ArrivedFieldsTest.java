package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivedFieldsTest {

    private static final String DATE = "Thu, 01 Jan 2026 12:00:00 GMT";
    private static final long CONTAINERS_DATE = 7;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private String protocol = "HTTP/1.1";
    private @Nullable String encoding;
    private int namesTold;
    private Cookie @Nullable [] cookies = {new Cookie("session", "alice")};

    private final HttpServletRequest request =
            FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                case "getProtocol" -> protocol;
                case "getHeader" -> named(args[0]).stream().findFirst().orElse(null);
                case "getHeaders" -> Collections.enumeration(named(args[0]));
                case "getIntHeader" -> 99;
                case "getDateHeader" -> CONTAINERS_DATE;
                case "getHeaderNames" -> {
                    namesTold++;
                    yield Collections.enumeration(List.copyOf(fields.keySet()));
                }
                case "getContentType" ->
                    named("content-type").stream().findFirst().orElse(null);
                case "getContentLengthLong" -> -1L;
                case "getContentLength" -> -1;
                case "getCharacterEncoding" -> encoding;
                case "setCharacterEncoding" -> {
                    encoding = String.valueOf(args[0]);
                    yield null;
                }
                case "getCookies" -> cookies;
                case "getTrailerFields" -> Map.of("x-tenant", "mallory");
                case "getAttribute" -> attributes.get(String.valueOf(args[0]));
                case "setAttribute" -> attributes.put(String.valueOf(args[0]), args[1]);
                default -> null;
            });

    ArrivedFieldsTest() {
        fields.put("Transfer-Encoding", List.of("chunked"));
        fields.put("Content-Type", List.of("text/plain"));
        fields.put("Age", List.of("1"));
        fields.put("Date", List.of(DATE));
    }

    private List<String> named(Object name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(String.valueOf(name)))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    private void bodyIsRead() {
        fields.put("X-Tenant", List.of("mallory"));
        fields.put("Content-Encoding", List.of("gzip"));
        fields.put("Content-Length", List.of("5"));
        fields.put("Content-Type", List.of("application/x-www-form-urlencoded;charset=UTF-16"));
        fields.put("Age", List.of("2"));
        fields.put("Date", List.of("Fri, 02 Jan 2026 12:00:00 GMT"));
        cookies = new Cookie[] {new Cookie("session", "mallory")};
        encoding = "UTF-16";
    }

    @Test
    void sayNothingThatCameAfterTheBody() {
        HttpServletRequest seen = ArrivedFields.of(request);
        bodyIsRead();

        for (String name : List.of("X-Tenant", "x-tenant", "content-encoding", "Content-Length")) {
            assertThat(seen.getHeader(name)).isNull();
            assertThat(Collections.list(seen.getHeaders(name))).isEmpty();
            assertThat(seen.getIntHeader(name)).isEqualTo(-1);
            assertThat(seen.getDateHeader(name)).isEqualTo(-1);
        }
        assertThat(Collections.list(seen.getHeaderNames()))
                .containsExactlyInAnyOrder("Transfer-Encoding", "Content-Type", "Age", "Date");
    }

    @Test
    void sayWhatTheySaid() {
        HttpServletRequest seen = ArrivedFields.of(request);
        bodyIsRead();

        assertThat(seen.getHeader("content-type")).isEqualTo("text/plain");
        assertThat(Collections.list(seen.getHeaders("CONTENT-TYPE"))).containsExactly("text/plain");
        assertThat(seen.getIntHeader("age")).isEqualTo(1);
        assertThat(seen.getDateHeader("date"))
                .isEqualTo(Instant.parse("2026-01-01T12:00:00Z").toEpochMilli());
        assertThatThrownBy(() -> seen.getDateHeader("age")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sayOfTheContentWhatTheySaid() {
        HttpServletRequest seen = ArrivedFields.of(request);
        bodyIsRead();

        assertThat(seen.getContentType()).isEqualTo("text/plain");
        assertThat(seen.getCharacterEncoding()).isNull();
        assertThat(seen.getContentLength()).isEqualTo(-1);
        assertThat(seen.getContentLengthLong()).isEqualTo(-1);
    }

    @Test
    void bringTheCookiesThatTheyBrought() {
        HttpServletRequest seen = ArrivedFields.of(request);
        bodyIsRead();

        assertThat(Objects.requireNonNull(seen.getCookies()))
                .singleElement()
                .extracting(Cookie::getValue)
                .isEqualTo("alice");
    }

    @Test
    void leaveTrailersToWhoeverAsksForThem() {
        assertThat(ArrivedFields.of(request).getTrailerFields()).containsOnlyKeys("x-tenant");
    }

    /** As for whoever else had the request before. */
    @Test
    void encodingIsThatWhichTheApplicationChose() throws UnsupportedEncodingException {
        HttpServletRequest seen = ArrivedFields.of(request);
        request.setCharacterEncoding("ISO-8859-15");
        assertThat(seen.getCharacterEncoding()).isEqualTo("ISO-8859-15");

        seen.setCharacterEncoding("ISO-8859-1");
        assertThat(seen.getCharacterEncoding()).isEqualTo("ISO-8859-1");
        bodyIsRead();
        assertThat(seen.getCharacterEncoding()).isEqualTo("ISO-8859-1");
    }

    /** A dispatch begins with the container's own request, and a filter of the application may have added fields. */
    @Test
    void areCopiedOnce() {
        HttpServletRequest first = ArrivedFields.of(request);
        bodyIsRead();
        HttpServletRequest added = new HttpServletRequestWrapper(first) {
            @Override
            public @Nullable String getHeader(String name) {
                return name.equals("X-Added") ? "1" : super.getHeader(name);
            }
        };

        assertThat(ArrivedFields.of(request).getHeader("X-Tenant")).isNull();
        assertThat(ArrivedFields.of(first)).isSameAs(first);
        assertThat(ArrivedFields.of(added)).isSameAs(added);
        assertThat(namesTold).isEqualTo(1);
    }

    /** The usual request costs nothing. */
    @Test
    void areTheContainersWhereNoTrailersCanFollow() {
        fields.remove("Transfer-Encoding");

        assertThat(ArrivedFields.of(request)).isSameAs(request);
        assertThat(namesTold).isZero();
        assertThat(attributes).isEmpty();
    }

    /** RFC 9113 §8.1: a request may end with fields whatever it said before. */
    @Test
    void areCopiedOfLaterVersionsWhateverTheySay() {
        fields.remove("Transfer-Encoding");
        protocol = "HTTP/2.0";
        HttpServletRequest seen = ArrivedFields.of(request);
        bodyIsRead();

        assertThat(seen.getHeader("X-Tenant")).isNull();
    }

    /** What a guard hides stays hidden. */
    @Test
    void bringNothingBackThatIsHidden() {
        HttpServletRequest seen =
                new SettledFields(ArrivedFields.of(request), SettledFields.Settled.NONE.without(Set.of("Age")));

        assertThat(ArrivedFields.of(seen)).isSameAs(seen);
        assertThat(seen.getHeader("Age")).isNull();
    }
}
