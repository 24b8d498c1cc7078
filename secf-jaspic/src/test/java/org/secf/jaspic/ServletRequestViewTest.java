package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class ServletRequestViewTest {

    private final FakeServer server = new FakeServer();

    private Verdict<Parameters> form(String type, String body) {
        server.contentType = type;
        server.body = body.getBytes(StandardCharsets.UTF_8);
        return new ServletRequestView(server.request()).form(20);
    }

    @Test
    void givesTheTargetAsSent() {
        server.query = "x=%2f";

        assertThat(new ServletRequestView(server.request()).target()).isEqualTo("/enabler/api/whoami?x=%2f");
    }

    /** Tomcat's request says the context path as the client spelled it. */
    @ParameterizedTest
    @ValueSource(strings = {"/enabler;a=1", "/%65nabler", "/q/../enabler"})
    void givesTheContextPathOfTheApplicationHoweverItIsSpelled(String spelled) {
        server.spelledContextPath = spelled;

        assertThat(new ServletRequestView(server.request()).contextPath()).isEqualTo("/enabler");
    }

    @Test
    void givesTheRootAsEmptyPath() {
        server.path = "/";

        assertThat(new ServletRequestView(server.request()).path()).isEmpty();
    }

    @Test
    void knowsTheCipherSuiteByTheStandardAndOfOpenLiberty() {
        assertThat(new ServletRequestView(server.request()).cipherSuite()).isEmpty();

        server.attributes.put("jakarta.servlet.request.cipher_suite", "TLS_AES_128_GCM_SHA256");
        assertThat(new ServletRequestView(server.request()).cipherSuite()).contains("TLS_AES_128_GCM_SHA256");

        server.attributes.put("com.ibm.websphere.ssl.direct_connection_cipher_suite", "TLS_AES_256_GCM_SHA384");
        assertThat(new ServletRequestView(server.request()).cipherSuite()).contains("TLS_AES_256_GCM_SHA384");
    }

    @Test
    void knowsThisMachine() {
        assertThat(new ServletRequestView(server.request()).isFromThisMachine()).isFalse();

        server.remoteAddress = "127.0.0.1";

        assertThat(new ServletRequestView(server.request()).isFromThisMachine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Via"})
    void takesAProxyOnThisMachineForSomebodyElsewhere(String header) {
        server.remoteAddress = "127.0.0.1";
        server.requestHeaders.put(header, List.of("192.0.2.1"));

        assertThat(new ServletRequestView(server.request()).isFromThisMachine()).isFalse();
    }

    @Test
    void hasNoHeadersOrCookiesWhereTheContainerGivesNull() {
        assertThat(new ServletRequestView(server.request()).cookies()).isEmpty();
        assertThat(new ServletRequestView(server.request()).headers("Accept")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-URLEncoded; charset=\"UTF-8\"",
            })
    void readsAForm(String type) {
        assertThat(form(type, "a=%C3%A4&b=1")
                        .then(parameters -> parameters.single("a"))
                        .<String>fold(Parameters.Parameter::value, Rejection::detail))
                .isEqualTo("ä");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded;charset=UTF-16", "multipart/form-data"})
    void refusesAnotherContentType(String type) {
        assertThat(form(type, "a=b").rejection().map(Rejection::reason)).contains(HttpReason.NOT_A_FORM);
    }

    @Test
    void refusesALongerBody() {
        assertThat(form("application/x-www-form-urlencoded", "a=" + "x".repeat(19))
                        .rejection()
                        .map(Rejection::reason))
                .contains(HttpReason.BODY_TOO_LARGE);
    }

    @Test
    void refusesOctetsThatAreNotEncoded() {
        assertThat(form("application/x-www-form-urlencoded", "a=ä").rejection().map(Rejection::reason))
                .contains(HttpReason.MALFORMED_FORM);
    }

    /** RFC 9110 §6.5: trailers follow the body, and are there once that was read. */
    @Nested
    class Trailers {

        private boolean areReady = true;

        private ServletRequestView view() {
            HttpServletRequest inner = server.request();
            return new ServletRequestView(
                    FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                        case "isTrailerFieldsReady" -> areReady;
                        case "getTrailerFields" -> Map.of("Signature", "sig=:AA==:");
                        default -> method.invoke(inner, args);
                    }));
        }

        @Test
        void areReadAfterTheBody() {
            ServletRequestView view = view();
            assertThat(view.trailers()).as("before").isEmpty();

            view.body(10);

            assertThat(view.trailers()).containsOnly(Map.entry("signature", "sig=:AA==:"));
        }

        @Test
        void areNoneOfABodyThatDidNotComeWhole() {
            server.body = new byte[11];
            ServletRequestView view = view();

            view.body(10);

            assertThat(view.trailers()).isEmpty();
        }

        @Test
        void areNoneWhereTheContainerHasNone() {
            areReady = false;
            ServletRequestView view = view();

            view.body(10);

            assertThat(view.trailers()).isEmpty();
        }
    }
}
