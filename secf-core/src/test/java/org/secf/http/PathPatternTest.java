package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/*, ''",
        "/*, /",
        "/*, /api/whoami",
        "/api/*, /api",
        "/api/*, /api/",
        "/api/*, /api/a/b",
        "/who, /who",
        "/, ''",
    })
    void matches(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/api/*, /apis", "/api/*, /Api/a", "/api/*, ''", "/who, /who/", "/who, /whoami", "/, /x"})
    void doesNotMatch(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/*, /api/*, true",
        "/api/*, /api/v1/*, true",
        "/api/*, /apis/*, false",
        "/api/*, /api, true",
        "/api/*, /who, false",
        "/who, /who, true",
        "/who, /other, false",
    })
    void overlapsBothWays(String one, String other, boolean expected) {
        assertThat(new PathPattern(one).overlaps(new PathPattern(other))).isEqualTo(expected);
        assertThat(new PathPattern(other).overlaps(new PathPattern(one))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api", "*", "*.do", "/a*b", "/api/*/x", "/**"})
    void refusesWhatIsNoPath(String text) {
        assertThatThrownBy(() -> new PathPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/api/*");
    }

    @Test
    void printsAsWritten() {
        assertThat(new PathPattern("/api/*")).hasToString("/api/*");
    }
}
