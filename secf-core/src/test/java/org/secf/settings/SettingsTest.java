package org.secf.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private enum Colour {
        RED,
        GREEN
    }

    private static final Key<String> URL = Key.required("base-url", Kind.TEXT, "Where we are.");
    private static final Key<Duration> SKEW = Key.of(
            "clock-skew",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(60),
            "Tolerance of time checks.");
    private static final Key<Boolean> LOOSE = Key.of("accept-unsolicited", Kind.FLAG, false, "Dangerous.");
    private static final Key<List<String>> NAMES = Key.optional("names", Kind.TEXTS, "Names.");
    private static final Key<Colour> COLOUR = Key.of("colour", Kind.choice(Colour.class), Colour.RED, "Colour.");
    private static final Key<Integer> COUNT = Key.of("count", Kind.number(1, 9), 5, "Count.");
    private static final List<Key<?>> KEYS = List.of(URL, SKEW, LOOSE, NAMES, COLOUR, COUNT);

    @Nested
    class Layers {

        @Test
        void overrideTheOnesBelow() {
            Settings settings = resolve(
                    layer(new RawSetting("base-url", List.of("low"), "annotation"), setting("count", "2")),
                    layer(new RawSetting("base-url", List.of("high"), "property")));
            assertThat(settings.get(URL)).isEqualTo("high");
            assertThat(settings.origin(URL)).isEqualTo("property");
            assertThat(settings.get(COUNT)).isEqualTo(2);
        }

        @Test
        void leaveDefaultsWhereNothingIsSaid() {
            Settings settings = resolve(layer(setting("base-url", "x")));
            assertThat(settings.get(SKEW)).isEqualTo(Duration.ofSeconds(60));
            assertThat(settings.find(NAMES)).isEmpty();
            assertThat(settings.toString()).contains("secf.saml.clock-skew = PT1M  (default)");
        }
    }

    @Nested
    class Secrets {

        private static final Key<String> TOKEN = Key.secret(
                "token",
                Kind.one("six digits", text -> {
                    if (!text.matches("\\d{6}")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                }),
                "A token.");

        private Settings resolve(String token) {
            return Settings.resolve("secf.saml", List.of(TOKEN), List.of(layer(setting("token", token))));
        }

        @Test
        void areNeverPrinted() {
            assertThat(resolve("123456").get(TOKEN)).isEqualTo("123456");
            assertThat(resolve("123456").toString()).isEqualTo("secf.saml.token = (hidden)  (here)");
        }

        @Test
        void areNotQuotedInErrors() {
            assertThatThrownBy(() -> resolve("wonderland"))
                    .hasMessageContaining("expected six digits, found [(hidden)]")
                    .hasMessageNotContaining("wonderland")
                    .hasNoCause();
        }

        @Test
        void inAnAddressAreHiddenToo() {
            Settings settings =
                    SettingsTest.resolve(layer(setting("base-url", "https://alice:wonderland@example.org/x@y")));

            assertThat(settings.toString())
                    .contains("https://(hidden)@example.org/x@y")
                    .doesNotContain("wonderland");
        }
    }

    @Nested
    class DeferredExpressions {

        private static final Key<Template> PAGE = Key.optional("page", Kind.TEMPLATE, "A page.");

        @Test
        void areKeptForTheRequestWhereASettingAllowsIt() {
            Settings settings =
                    Settings.resolve("secf.saml", List.of(PAGE), List.of(layer(setting("page", "/#{tenant}/login"))));

            assertThat(settings.get(PAGE).isPlain()).isFalse();
        }

        @Test
        void stopTheDeploymentWhereASettingIsReadOnce() {
            assertThatThrownBy(() -> resolve(layer(setting("base-url", "#{tenant}"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(
                            "secf.saml.base-url (here): this setting is read once, at deployment, so write ${…}");
        }
    }

    @Nested
    class Errors {

        @Test
        void nameTheNearestKeyForAMistypedOne() {
            assertThatThrownBy(() -> resolve(layer(setting("base-urll", "x"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.saml.base-urll (here): there is no such setting")
                    .hasMessageContaining("did you mean secf.saml.base-url?");
        }

        @Test
        void guessNothingForSomethingFarOff() {
            assertThatThrownBy(() -> resolve(layer(setting("entirely-different", "x"))))
                    .hasMessageNotContaining("did you mean");
        }

        @Test
        void nameTheMissingKeyAndHowToGiveIt() {
            assertThatThrownBy(() -> resolve(layer()))
                    .hasMessageContaining("secf.saml.base-url is required")
                    .hasMessageContaining("Where we are.");
        }

        @ParameterizedTest
        @CsvSource({
            "clock-skew, 30",
            "clock-skew, 6m",
            "clock-skew, -1s",
            "clock-skew, soon",
            "clock-skew, 99999999999999s",
            "accept-unsolicited, yes",
            "accept-unsolicited, TRUE",
            "colour, BLUE",
            "count, 0",
            "count, ten"
        })
        void sayWhereWhatWasExpectedAndWhatCame(String key, String value) {
            assertThatThrownBy(() -> resolve(layer(setting("base-url", "x"), setting(key, value))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.saml." + key + " (here): expected")
                    .hasMessageContaining("found [" + value + "]");
        }

        @Test
        void refuseSeveralValuesForOne() {
            assertThatThrownBy(() -> resolve(layer(new RawSetting("base-url", List.of("a", "b"), "here"))))
                    .isInstanceOf(ConfigurationException.class);
        }
    }

    @Nested
    class Durations {

        @ParameterizedTest
        @ValueSource(strings = {"90s", "90000ms", "PT1M30S", "PT90S"})
        void mayBeShortOrIso(String text) {
            assertThat(resolve(layer(setting("base-url", "x"), setting("clock-skew", text)))
                            .get(SKEW))
                    .isEqualTo(Duration.ofSeconds(90));
        }

        @Test
        void printAsShortAsPossible() {
            assertThat(DurationText.print(Duration.ofDays(7))).isEqualTo("7d");
            assertThat(DurationText.print(Duration.ofHours(8))).isEqualTo("8h");
            assertThat(DurationText.print(Duration.ofSeconds(90))).isEqualTo("90s");
            assertThat(DurationText.print(Duration.ofMillis(1500))).isEqualTo("1500ms");
            assertThat(DurationText.print(Duration.ZERO)).isEqualTo("0s");
        }
    }

    private static RawSetting setting(String name, String value) {
        return new RawSetting(name, List.of(value), "here");
    }

    private static SettingsLayer layer(RawSetting... settings) {
        return new SettingsLayer(List.of(settings));
    }

    private static Settings resolve(SettingsLayer... layers) {
        return Settings.resolve("secf.saml", KEYS, List.of(layers));
    }
}
