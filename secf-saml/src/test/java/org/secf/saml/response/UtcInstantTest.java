package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.model.SamlReason;

/** saml-core §1.3.3: an instant in UTC. What is taken is what the platform's parser takes, with a year of four digits and a capital Z. */
class UtcInstantTest {

    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(Elements.instant(text, SamlReason.MALFORMED_ASSERTION));
        } catch (MalformedXml refused) {
            assertThat(refused.rejection().reason()).isEqualTo(SamlReason.MALFORMED_ASSERTION);
            return Optional.empty();
        }
    }

    private static Optional<Instant> platform(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z, 1769903999, 0",
        "2024-02-29T00:00:00Z, 1709164800, 0",
        "1969-12-31T23:59:59.5Z, -1, 500000000",
        "0000-01-01T00:00:00Z, -62167219200, 0",
        "9999-12-31T23:59:59.999999999Z, 253402300799, 999999999",
        "2026-01-31T23:59:59.000000001Z, 1769903999, 1",
        "2026-01-31T23:59:59.120Z, 1769903999, 120000000",
        "2026-01-31T24:00:00Z, 1769904000, 0",
        "2026-12-31T23:59:60Z, 1798761599, 0"
    })
    void takes(String text, long seconds, int nanos) {
        assertThat(read(text)).contains(Instant.ofEpochSecond(seconds, nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026",
                "2026-01-31",
                "2026-01-31T23:59Z",
                "2026-01-31T23:59:59",
                "2026-01-31T23:59:59z",
                "2026-01-31T23:59:59+00:00",
                "2026-01-31T23:59:59+01:00Z",
                "2026-01-31 23:59:59Z",
                " 2026-01-31T23:59:59Z",
                "2026-01-31T23:59:59Z ",
                "2026-01-31T23:59:59ZZ",
                "2026-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2026-01-31T24:00:01Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T23:60:00Z",
                "2026-01-31T22:59:60Z",
                "2026-01-31T23:59:61Z",
                "2026-01-31T23:59:59.1234567890Z",
                "2026-01-31T23:59:59,5Z",
                "2026-01-31T23:59:59.5.5Z",
                "2026-01-31T23:59:59.-5Z",
                "2026-1-31T23:59:59Z",
                "2026-01-31T23:59:9Z",
                "12026-01-31T23:59:59Z",
                "+12026-01-31T23:59:59Z",
                "-2026-01-31T23:59:59Z",
                "-026-01-31T23:59:59Z",
                "999-01-31T23:59:59Z",
                "\u0662\u0660\u0662\u0666-01-31T23:59:59Z",
                "2026-01-31T23:59:5\u0669Z",
                "2026-01-31T23:59:59.\u0665Z",
                "2026-01-31T2:159:59Z",
                "2026-01-31T-1:59:59Z",
                "2026-01-31T23:59:59.5",
                "2026-W05-6T23:59:59Z",
                "2026-031T23:59:59Z",
                "now"
            })
    void refuses(String text) {
        assertThat(read(text)).isEmpty();
        assertThatThrownBy(() -> UtcInstant.parse(text + "!")).isInstanceOf(DateTimeException.class);
    }

    @Property(tries = 2000)
    void readsWhatThePlatformWrites(
            @ForAll @LongRange(min = FIRST, max = LAST) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int decimals) {
        int power = (int) Math.pow(10, decimals);
        Instant instant = Instant.ofEpochSecond(seconds, nanos - nanos % power);
        String text = instant.atOffset(ZoneOffset.UTC).toInstant().toString();
        assertThat(read(text)).contains(instant).isEqualTo(platform(text));
    }

    /** One character anywhere becomes another, or is left out, or comes twice. */
    @Property(tries = 5000)
    void answersAsThePlatformDoes(
            @ForAll @IntRange(max = 29) int place,
            @ForAll @CharRange(from = ' ', to = 'z') char other,
            @ForAll boolean short_,
            @ForAll @IntRange(max = 2) int kind) {
        String usual = short_ ? "2026-02-28T23:59:59Z" : "2024-12-31T23:59:59.123456789Z";
        int at = place % usual.length();
        String middle = kind == 0 ? "" + other : kind == 1 ? "" : usual.substring(at, at + 1) + other;
        String text = usual.substring(0, at) + middle + usual.substring(at + 1);
        boolean isOurs = text.length() > 4 && text.charAt(4) == '-' && text.endsWith("Z");
        assertThat(read(text)).isEqualTo(isOurs ? platform(text) : Optional.empty());
    }
}
