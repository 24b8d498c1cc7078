package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.ForeignSetting;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

class MicroProfilePropertiesTest {

    /** The environment outranks a file in the application, and is asked under the dotted name. */
    private static final Map<String, String> ANSWERS = Map.of(
            "secf.sample.base-url", "from the environment",
            "SECF_SAMPLE_BASE_URL", "from the environment",
            "SECF_SAMPLE_GROUPS", "a,b",
            "other.groups", "c, d",
            "other.url", " ",
            "user.name", "x");

    private static Config config() {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getPropertyNames" -> ANSWERS.keySet();
                    case "getOptionalValue" -> Optional.ofNullable(ANSWERS.get(String.valueOf(arguments[0])));
                    default -> throw new AssertionError(method);
                });
    }

    @Test
    void leavesTheOrderOfItsSourcesToMicroProfileConfig() {
        Definition definition =
                new Definition(new SampleFactory("sample"), "", new SettingsLayer(List.of()), List.of(), "@Here");

        assertThat(MicroProfileProperties.read(config())
                        .layer(definition, Set.of("sample"))
                        .settings())
                .extracting(RawSetting::name, RawSetting::values)
                .containsExactly(
                        tuple("base-url", List.of("from the environment")),
                        tuple("groups", List.of("a", "b")),
                        tuple("base-url", List.of("from the environment")));
    }

    /** A kind that takes settings of others. */
    private static DefinitionKind kind() {
        SampleFactory sample = new SampleFactory("sample");
        return (DefinitionKind) Proxy.newProxyInstance(
                DefinitionKind.class.getClassLoader(),
                new Class<?>[] {DefinitionKind.class},
                (proxy, method, arguments) -> method.getName().equals("foreign")
                        ? List.of(
                                new ForeignSetting("other.groups", "groups"),
                                new ForeignSetting("other.url", "base-url"),
                                new ForeignSetting("other.nothing", "base-url"),
                                new ForeignSetting(
                                        "user.name", "base-url", (text, others) -> others.apply("other.groups")))
                        : method.invoke(sample, arguments));
    }

    @Test
    void looksAtSettingsOfOthersForTheDefinitionWithoutAName() {
        Definition unnamed = new Definition(kind(), new SettingsLayer(List.of()), "@Here");
        Definition named = new Definition(kind(), "partner", new SettingsLayer(List.of()), List.of(), "@Here");

        assertThat(MicroProfileProperties.read(config()).foreign(unnamed).settings())
                .extracting(RawSetting::name, RawSetting::values, RawSetting::origin)
                .containsExactly(
                        tuple("groups", List.of("c", "d"), "property other.groups"),
                        tuple("base-url", List.of("c, d"), "property user.name"));
        assertThat(MicroProfileProperties.read(config()).foreign(named).settings())
                .isEmpty();
    }

    /** The interfaces are on the class path here, an implementation is not. */
    @Test
    void isNotThereWithoutAnImplementation() {
        assertThat(MicroProfileProperties.find()).isEmpty();
    }
}
