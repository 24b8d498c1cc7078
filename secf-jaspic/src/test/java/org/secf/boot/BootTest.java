package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;

class BootTest {

    private final SampleFactory sample = new SampleFactory("sample");
    private final SampleFactory other = new SampleFactory("other");
    private final MechanismContext context = new MechanismContext(
            Clock.systemUTC(),
            new SecureRandom(),
            new MemoryOnceStore(Clock.systemUTC(), 1),
            new MemoryPendingRequests(Clock.systemUTC(), 1),
            Resources.outsideDeployment(BootTest.class.getClassLoader()));

    private Boot boot(Map<String, String> properties) {
        return new Boot(new Factories(List.of(sample, other)), new PropertySource(properties, Map.of()));
    }

    private static Definition definition(SampleFactory factory, String baseUrl, String origin) {
        return new Definition(
                factory, new SettingsLayer(List.of(new RawSetting("base-url", List.of(baseUrl), origin))), origin);
    }

    @Test
    void buildsNothingWhereNothingIsDefined() {
        assertThat(boot(Map.of()).build(List.of(), List.of(), context)).isEmpty();
    }

    @Test
    void letsTheDescriptorOverrideTheAnnotationAndPropertiesBoth() {
        List<Definition> annotated = List.of(definition(sample, "annotation", "@A"));
        List<Definition> described = List.of(definition(sample, "descriptor", "secf.xml"));

        assertThat(boot(Map.of())
                        .build(annotated, described, context)
                        .orElseThrow()
                        .settings()
                        .get(SampleFactory.BASE_URL))
                .isEqualTo("descriptor");
        assertThat(boot(Map.of("secf.sample.base-url", "property"))
                        .build(annotated, described, context)
                        .orElseThrow()
                        .settings()
                        .get(SampleFactory.BASE_URL))
                .isEqualTo("property");
    }

    @Test
    void refusesTwoDefinitionsNamingBothPlaces() {
        Definition one = definition(sample, "x", "@A on One");
        Definition two = definition(sample, "x", "@A on Two");

        assertThatThrownBy(() -> boot(Map.of()).build(List.of(one, two), List.of(), context))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("@A on One")
                .hasMessageContaining("@A on Two");
    }

    @Test
    void refusesADescriptorOfAnotherMechanismThanTheAnnotation() {
        Definition one = definition(sample, "x", "@A on One");
        Definition two = definition(other, "x", "WEB-INF/secf.xml line 2");

        assertThatThrownBy(() -> boot(Map.of()).build(List.of(one), List.of(two), context))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("@A on One")
                .hasMessageContaining("WEB-INF/secf.xml line 2");
    }

    @Test
    void refusesAnUnknownSettingNamingTheNearest() {
        assertThatThrownBy(() -> boot(Map.of("secf.sample.base-ulr", "x"))
                        .build(List.of(definition(sample, "x", "@A")), List.of(), context))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean secf.sample.base-url?");
    }
}
