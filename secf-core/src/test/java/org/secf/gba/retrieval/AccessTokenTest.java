package org.secf.gba.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Secret;

/** RFC 6750 §2.1. */
class AccessTokenTest {

    private static AccessToken token(String text) {
        return new AccessToken(
                Secret.taking(text.getBytes(StandardCharsets.ISO_8859_1)), Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }

    @Test
    void standsInAFieldAndNowhereElse() {
        AccessToken token = token("mF_9.B5f-4.1JqM==");

        assertThat(token.field()).isEqualTo("Bearer mF_9.B5f-4.1JqM==");
        assertThat(token).asString().doesNotContain("mF_9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\r\nX-Other: 1", "line\n", "a=b", "\u00e9"})
    void refusesWhatNoFieldCanHoldWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> token(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("access_token: expected a bearer token");
    }
}
