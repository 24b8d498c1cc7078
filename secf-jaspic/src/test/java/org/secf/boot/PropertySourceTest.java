package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;

class PropertySourceTest {

    private final SampleFactory factory = new SampleFactory("http-sample");
    private final Factories factories = new Factories(List.of(factory));

    private List<RawSetting> read(Map<String, String> properties, Map<String, String> variables) {
        return new PropertySource(properties, variables)
                .layer(factory, factories)
                .settings();
    }

    @Test
    void letsSystemPropertiesOverrideTheEnvironment() {
        List<RawSetting> settings = read(
                Map.of("secf.http-sample.base-url", "from property"),
                Map.of("SECF_HTTP_SAMPLE_BASE_URL", "from environment"));

        assertThat(settings)
                .extracting(RawSetting::name, RawSetting::values)
                .containsExactly(
                        tuple("base-url", List.of("from environment")), tuple("base-url", List.of("from property")));
    }

    @Test
    void findsDottedKeysInTheEnvironment() {
        assertThat(read(Map.of(), Map.of("SECF_HTTP_SAMPLE_ATTRIBUTES_CALLER_NAME", "uid")))
                .extracting(RawSetting::name, RawSetting::origin)
                .containsExactly(tuple(
                        "attributes.caller-name", "environment variable SECF_HTTP_SAMPLE_ATTRIBUTES_CALLER_NAME"));
    }

    @Test
    void splitsListsOnlyAtCommas() {
        assertThat(read(Map.of("secf.http-sample.groups", "a , b", "secf.http-sample.base-url", "x,y"), Map.of()))
                .extracting(RawSetting::values)
                .containsExactly(List.of("x,y"), List.of("a", "b"));
    }

    @Test
    void refusesPropertiesOfAnUnknownMechanismNamingTheNearest() {
        assertThatThrownBy(() -> read(Map.of("secf.http-sampel.base-url", "x"), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.http-sampel.base-url")
                .hasMessageContaining("did you mean http-sample?");
    }

    @Test
    void refusesVariablesOfAnUnknownMechanism() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("SECF_SAML_BASE_URL", "x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SECF_SAML_BASE_URL")
                .hasMessageContaining("http-sample");
    }

    @Test
    void leavesOtherPropertiesAlone() {
        assertThat(read(Map.of("user.name", "x", "secfother", "y"), Map.of("PATH", "z")))
                .isEmpty();
    }
}
