package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

class PropertySourceTest {

    private final SampleFactory factory = new SampleFactory("http-sample");
    private final Factories factories = new Factories(List.of(factory));

    private List<RawSetting> read(Map<String, String> properties, Map<String, String> variables) {
        return read("", Set.of("http-sample"), new PropertySource(properties, variables));
    }

    private List<RawSetting> read(String name, Set<String> ids, PropertySource source) {
        source.requireKnown(factories);
        Definition definition = new Definition(factory, name, new SettingsLayer(List.of()), List.of(), "@Here");
        return source.layer(definition, ids).settings();
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
    void takesABackslashBeforeACommaForAnOrdinaryOne() {
        assertThat(ListText.split("CN=a\\,O=b=admin, c\\\\d ,, \\e")).containsExactly("CN=a,O=b=admin", "c\\d", "\\e");
    }

    @Nested
    class NamedDefinitions {

        private final PropertySource source = new PropertySource(
                Map.of(
                        "secf.http-sample.base-url", "mine",
                        "secf.http-sample.partners.base-url", "theirs",
                        "secf.http-sample.partners.groups", "a,b",
                        "secf.http-sample.elsewhere.base-url", "of another application"),
                Map.of(
                        "SECF_HTTP_SAMPLE_PARTNERS_ATTRIBUTES_CALLER_NAME",
                        "uid",
                        "SECF_HTTP_SAMPLE_OTHER_GROUPS",
                        "x"));
        private final Set<String> ids = Set.of("http-sample", "http-sample.partners");

        @Test
        void haveTheirOwnSettings() {
            assertThat(read("partners", ids, source))
                    .extracting(RawSetting::name, RawSetting::values)
                    .containsExactlyInAnyOrder(
                            tuple("attributes.caller-name", List.of("uid")),
                            tuple("base-url", List.of("theirs")),
                            tuple("groups", List.of("a", "b")));
        }

        @Test
        void areLeftAloneByTheUnnamedOne() {
            assertThat(read("", ids, source))
                    .extracting(RawSetting::name, RawSetting::values)
                    .containsExactly(tuple("base-url", List.of("mine")));
        }

        @Test
        void doNotHideAMistypedSetting() {
            PropertySource mistyped = new PropertySource(
                    Map.of("secf.http-sample.atributes.caller-nam", "x", "secf.http-sample.partners.base-ulr", "y"),
                    Map.of("SECF_HTTP_SAMPLE_BASE_ULR", "z"));

            assertThat(read("", ids, mistyped))
                    .extracting(RawSetting::name)
                    .containsExactlyInAnyOrder("base-ulr", "atributes.caller-nam");
            assertThat(read("partners", ids, mistyped))
                    .extracting(RawSetting::name)
                    .containsExactly("base-ulr");
        }
    }

    @Test
    void readsSettingsOfTheApplicationAsAWhole() {
        PropertySource source =
                new PropertySource(Map.of("secf.print-settings", "true"), Map.of("SECF_SERVER_APPLICATIONS", "/a, /b"));
        source.requireKnown(factories);

        assertThat(source.application().settings())
                .extracting(RawSetting::name, RawSetting::values)
                .containsExactly(
                        tuple("print-settings", List.of("true")), tuple("server.applications", List.of("/a", "/b")));
    }

    @Test
    void passesOverMechanismsThatAnApplicationDoesNotBring() {
        assertThat(read(Map.of("secf.saml.base-url", "x"), Map.of("SECF_BEARER_AUDIENCE", "y")))
                .isEmpty();
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
        assertThatThrownBy(() -> read(Map.of(), Map.of("SECF_SAMPLE_BASE_URL", "x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SECF_SAMPLE_BASE_URL")
                .hasMessageContaining("http-sample");
    }

    @Test
    void leavesOtherPropertiesAlone() {
        assertThat(read(Map.of("user.name", "x", "secfother", "y"), Map.of("PATH", "z")))
                .isEmpty();
    }
}
