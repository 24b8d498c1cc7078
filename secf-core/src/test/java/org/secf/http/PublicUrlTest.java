package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @Test
    void resolvesPathsBelowTheApplication() {
        PublicUrl base = PublicUrl.parse("https://sp.example.org:8443/enabler/");
        assertThat(base.resolve("/saml/acs")).isEqualTo("https://sp.example.org:8443/enabler/saml/acs");
        assertThat(base.origin()).isEqualTo("https://sp.example.org:8443");
        assertThat(base.cookiePath()).isEqualTo("/enabler");
        assertThat(PublicUrl.parse("https://sp.example.org").cookiePath()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/a", "http://127.0.0.1/a", "http://127.255.0.9/a", "http://[::1]:80/a"})
    void takesHttpOnLoopback(String url) {
        assertThat(PublicUrl.parse(url).isHttps()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sp.example.org/a",
                "http://localhost.evil.example/a",
                "http://127.0.0.1.evil.example/a",
                "http://127.0.0.256/a",
                "http://127.0.0.010/a",
                "http://127.1/a",
                "http://128.0.0.1/a",
                "http://[::ffff:127.0.0.1]/a",
                "ftp://localhost/a",
                "/a",
                "https:///a",
                "https://u@sp.example.org/",
                "https://sp.example.org/?a=b",
                "https://sp.example.org/#a",
                "javascript:alert(1)"
            })
    void refusesTheRest(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicUrl.parse(url));
    }
}
