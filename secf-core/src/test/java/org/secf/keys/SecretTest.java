package org.secf.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static byte[] octets() {
        return "pässword".getBytes(StandardCharsets.UTF_8);
    }

    private final Secret secret = Secret.taking(octets());

    @Test
    void takesOctetsOver() {
        byte[] given = octets();
        Secret taken = Secret.taking(given);

        assertThat(given).containsOnly(0);
        assertThat(taken.matches(octets())).isTrue();
        assertThat(taken.size()).isEqualTo(octets().length);
    }

    @Test
    void wipesWhatItLent() {
        byte[] lent = secret.use(octets -> {
            assertThat(octets).isEqualTo(octets());
            return octets;
        });

        assertThat(lent).containsOnly(0);
        assertThat(secret.matches(octets())).isTrue();
    }

    @Test
    void wipesWhatItLentToAReaderThatFails() {
        byte[][] seen = new byte[1][];

        assertThatThrownBy(() -> secret.use(octets -> {
                    seen[0] = octets;
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(seen[0]).containsOnly(0);
    }

    @Test
    void lendsCharactersAndWipesThem() {
        char[] lent = secret.useText(characters -> {
            assertThat(characters).isEqualTo("pässword".toCharArray());
            return characters;
        });

        assertThat(lent).hasSize(8).containsOnly('\0');
    }

    @Test
    void isUnaffectedByWhatAReaderDoesToItsOctets() {
        secret.use(octets -> octets[0] = 'x');

        assertThat(secret.matches(octets())).isTrue();
    }

    @Test
    void matchesTheSameOctetsOnly() {
        byte[] other = octets();
        other[3] ^= 1;

        assertThat(secret.matches(other)).isFalse();
        assertThat(secret.matches(new byte[0])).isFalse();
        assertThat(secret.matches("pässwor".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void cannotBeReadOnceItIsClosed() {
        secret.close();

        assertThatThrownBy(() -> secret.use(octets -> octets)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secret.useText(text -> text)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secret.matches(octets())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(secret::copy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesItsCopyAloneWhenItIsClosed() {
        try (Secret copy = secret.copy()) {
            secret.close();
            assertThat(copy.matches(octets())).isTrue();
        }
    }

    @Test
    void isShownByNothing() {
        assertThat(secret).hasToString("a secret").isNotInstanceOf(Serializable.class);
        assertThat(Secret.taking(octets())).isNotEqualTo(secret);
    }
}
