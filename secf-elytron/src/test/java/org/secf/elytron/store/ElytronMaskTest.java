package org.secf.elytron.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Secret;

class ElytronMaskTest {

    private static Optional<String> unmasked(String masked) {
        return new ElytronMask()
                .unmask(masked)
                .map(secret -> secret.use(octets -> new String(octets, StandardCharsets.UTF_8)));
    }

    /** One, two and three blocks of DES need one, two and no filling. */
    @ParameterizedTest
    @CsvSource({
        "short, 12345678, 230",
        "not so short, saltsalt, 1",
        "supersecretstorepassword, a.b/c d!, 10000",
        "s\u00f6m\u00e9 \u0161ecret of many letters, 12345678, 1000"
    })
    void readsWhatTheToolMasked(String secret, String salt, String iterations) {
        Elytrons.Answer answer = Elytrons.tool("mask", "--secret", secret, "--salt", salt, "--iteration", iterations);

        assertThat(unmasked(answer.text().strip())).contains(secret);
    }

    /** What the ones below are but for one fault. */
    @Test
    void readsOneOfFewIterations() {
        assertThat(unmasked("MASK-DaotWq4bePC;12345678;230")).contains("s");
        assertThat(unmasked("MASK-_DaotWq4bePC;12345678;230")).contains("s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MASK-",
                "MASK-;12345678;230",
                "MASK-abc",
                "MASK-DaotWq4bePC;12345678",
                "MASK-DaotWq4bePC;12345678;0",
                "MASK-DaotWq4bePC;12345678;-1",
                "MASK-DaotWq4bePC;12345678;99999999",
                "MASK-DaotWq4bePC;12345678;9999999999",
                "MASK-DaotWq4bePC;1234567;230",
                "MASK-Daot*q4bePC;12345678;230",
                "MASK-0;12345678;230",
                "mask-DaotWq4bePC;12345678;230"
            })
    void leavesWhatIsNoMask(String other) {
        assertThat(new ElytronMask().unmask(other).map(Secret::size)).isEmpty();
    }
}
