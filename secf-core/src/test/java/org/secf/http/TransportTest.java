package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {

    private static final Optional<PublicUrl> BASE = Optional.of(PublicUrl.parse("https://enabler.example.org"));

    private static Optional<URI> secured(String target) {
        return new Transport(false, Optional.of(target), BASE).secured(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://enabler.example.org",
        "/a;b=c?d=%2F%2F, https://enabler.example.org/a;b=c?d=%2F%2F",
        "?a=b, https://enabler.example.org?a=b",
        "//evil.example/, https://enabler.example.org//evil.example/",
        "/@evil.example/, https://enabler.example.org/@evil.example/"
    })
    void keepsTheTargetAtTheConfiguredHost(String target, String expected) {
        assertThat(secured(target)).contains(URI.create(expected));
        assertThat(secured(target).map(URI::getHost)).contains("enabler.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".evil.example/", "@evil.example/", ":80/", "http://evil.example/", "/a b", "/|", "/%", "/a#b"})
    void givesNoAddressForATargetThatIsNone(String target) {
        assertThat(secured(target)).isEmpty();
    }

    @Test
    void needsAnAddressByTls() {
        Optional<PublicUrl> open = Optional.of(PublicUrl.parse("http://localhost:8080"));
        Transport unknown = new Transport(false, Optional.of("/a"), Optional.empty());

        assertThat(unknown.secured(Optional.empty())).isEmpty();
        assertThat(unknown.secured(open)).isEmpty();
        assertThat(unknown.secured(BASE)).contains(URI.create("https://enabler.example.org/a"));
        assertThat(new Transport(false, Optional.empty(), BASE).secured(BASE)).isEmpty();
    }

    @Test
    void prefersWhatWasConfiguredForAll() {
        Transport all = new Transport(false, Optional.of("/a"), BASE);

        assertThat(all.secured(Optional.of(PublicUrl.parse("https://other.example.org"))))
                .contains(URI.create("https://enabler.example.org/a"));
    }
}
