package org.secf.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secf.settings.RawSetting;

class AnnotationSourceTest {

    private final AnnotationSource source = new AnnotationSource(new Factories(List.of(new SampleFactory("sample"))));

    @SampleDefinition
    private static final class AllDefaults {}

    @SampleDefinition(
            baseUrl = "https://sp.example.org",
            assertionConsumerServiceURI = "/in",
            acceptSha1 = true,
            unit = ChronoUnit.HOURS,
            groups = {"a", "b"},
            attributes = @SampleDefinition.Nested(callerName = "uid"))
    private static final class AllGiven {}

    private List<Definition> read(Class<?> type) {
        return source.definitions(Arrays.asList(type.getAnnotations()), type.getName());
    }

    @Test
    void countsValuesAtTheirDefaultAsNotGiven() {
        assertThat(read(AllDefaults.class))
                .singleElement()
                .satisfies(
                        definition -> assertThat(definition.layer().settings()).isEmpty());
    }

    @Test
    void namesSettingsInKebabCaseAndJoinsNestedOnesByDots() {
        assertThat(read(AllGiven.class).get(0).layer().settings())
                .extracting(RawSetting::name, RawSetting::values)
                .containsExactlyInAnyOrder(
                        tuple("base-url", List.of("https://sp.example.org")),
                        tuple("assertion-consumer-service-uri", List.of("/in")),
                        tuple("accept-sha1", List.of("true")),
                        tuple("unit", List.of("HOURS")),
                        tuple("groups", List.of("a", "b")),
                        tuple("attributes.caller-name", List.of("uid")));
    }

    @Test
    void saysWhichClassAsksForIt() {
        assertThat(read(AllGiven.class).get(0).origin()).isEqualTo("@SampleDefinition on " + AllGiven.class.getName());
    }

    @Test
    void ignoresOtherAnnotations() {
        assertThat(read(Functional.class)).isEmpty();
    }

    @FunctionalInterface
    interface Functional {
        void nothing();
    }
}
