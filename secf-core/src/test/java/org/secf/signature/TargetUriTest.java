package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;

class TargetUriTest {

    /** The client's view is the configured one. */
    @Nested
    class OfAReceivedRequest {

        private final PublicUrl behindProxy = PublicUrl.parse("https://www.example.org/public/app");

        @ParameterizedTest
        @CsvSource({
            "/enabler/api/who?x=%2f, https://www.example.org/public/app/api/who?x=%2f",
            "/enabler, https://www.example.org/public/app",
            "/enabler/, https://www.example.org/public/app/",
            "/enabler?q, https://www.example.org/public/app?q",
            "/enabler/a%2Fb/..;x=1, https://www.example.org/public/app/a%2Fb/..;x=1"
        })
        void hasTheConfiguredAddress(String target, String expected) {
            MemoryRequest request = MemoryRequest.get("/")
                    .target(target)
                    .insecure()
                    .header("Host", "internal:8080")
                    .header("X-Forwarded-Host", "evil.example");
            TargetUri found = value(TargetUri.of(request, behindProxy));
            assertThat(found.text()).isEqualTo(expected);
            assertThat(found.requestTarget()).contains(target);
        }

        @Test
        void mayBeAtTheRoot() {
            TargetUri found = value(TargetUri.of(MemoryRequest.get(""), PublicUrl.parse("https://www.example.org")));
            assertThat(found.path()).isEqualTo("/");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/other/who", "/enablers/who", "/%65nabler/who", "https://www.example.org/enabler", "*", ""})
        void isBelowTheApplication(String target) {
            assertRefused(
                    TargetUri.of(MemoryRequest.get("/").target(target), behindProxy), SignatureReason.TARGET_UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/enabler/a b", "/enabler/é", "/enabler/a#b", "/enabler/a\nb"})
        void isOfVisibleAscii(String target) {
            assertRefused(
                    TargetUri.of(MemoryRequest.get("/").target(target), behindProxy), SignatureReason.TARGET_UNKNOWN);
        }
    }

    @Nested
    class OfSeveralHosts {

        private final Set<String> accepted = Set.of("a.example", "b.example:8443");

        @Test
        void isOneOfOurs() {
            MemoryRequest request = MemoryRequest.get("/who?x=1").header("Host", "A.example:443");
            assertThat(value(TargetUri.ofHost(request, accepted)).text())
                    .isEqualTo("https://a.example/enabler/who?x=1");
            assertThat(value(TargetUri.ofHost(request.header("Host", "b.example:8443"), accepted))
                            .authority())
                    .isEqualTo("b.example:8443");
        }

        @Test
        void isNoOther() {
            MemoryRequest request = MemoryRequest.get("/who");
            assertRefused(TargetUri.ofHost(request, accepted), SignatureReason.TARGET_UNKNOWN);
            assertRefused(
                    TargetUri.ofHost(request.header("Host", "c.example"), accepted), SignatureReason.TARGET_UNKNOWN);
            assertRefused(
                    TargetUri.ofHost(request.header("Host", "b.example"), accepted), SignatureReason.TARGET_UNKNOWN);
            assertRefused(
                    TargetUri.ofHost(request.header("Host", "a.example", "a.example"), accepted),
                    SignatureReason.TARGET_UNKNOWN);
        }
    }

    @Nested
    class OfARequestToSend {

        @Test
        void isInAscii() {
            TargetUri target = TargetUri.of(URI.create("http://user@host.example:80/ä?ö#fragment"));
            assertThat(target.text()).isEqualTo("http://host.example/%C3%A4?%C3%B6");
            assertThat(target.requestTarget()).contains("/%C3%A4?%C3%B6");
        }

        @Test
        void isAbsolute() {
            assertThatIllegalArgumentException().isThrownBy(() -> TargetUri.of(URI.create("/path")));
            assertThatIllegalArgumentException().isThrownBy(() -> TargetUri.of(URI.create("mailto:a@b")));
        }

        @Test
        void hasPartsOfAUri() {
            Optional<String> none = Optional.empty();
            assertThatIllegalArgumentException().isThrownBy(() -> new TargetUri("https", "a b", "/", none, none));
            assertThatIllegalArgumentException().isThrownBy(() -> new TargetUri("https", "a", "/?x", none, none));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TargetUri("https", "a", "/", Optional.of("\r\n"), none));
        }
    }

    /** Without a length, the method decides, so that a request cannot slip through with a body nobody digested. */
    @Nested
    class Content {

        @Test
        void isWhereTheFieldsSaySo() {
            MemoryRequest get = MemoryRequest.get("/");
            assertThat(hasContent(get)).isFalse();
            assertThat(hasContent(get.header("Content-Length", "0"))).isFalse();
            assertThat(hasContent(get.header("Content-Length", "1"))).isTrue();
            assertThat(hasContent(get.header("Content-Length", "0", "1"))).isTrue();
            assertThat(hasContent(get.header("Content-Length", "x"))).isTrue();
            assertThat(hasContent(get.header("Transfer-Encoding", "chunked"))).isTrue();
            assertThat(hasContent(get.header("Content-Type", "text/plain"))).isTrue();
            assertThat(hasContent(get.method("POST"))).isTrue();
            assertThat(hasContent(get.method("POST").header("Content-Length", "0")))
                    .isFalse();
        }

        private boolean hasContent(MemoryRequest request) {
            TargetUri target = value(TargetUri.of(request, PublicUrl.parse("https://a.example/enabler")));
            return RequestMessage.of(request, target).hasContent();
        }
    }
}
