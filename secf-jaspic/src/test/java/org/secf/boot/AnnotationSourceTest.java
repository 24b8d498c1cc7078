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

    @SampleDefinition(name = "partners", priority = 3, qualifiers = Partners.class)
    @SampleDefinition(priority = 3, priorityExpression = "${4}")
    private static final class Repeated {}

    private @interface Partners {}

    @Test
    void readsRepeatedDefinitionsWithTheirNamesAndQualifiers() {
        List<Definition> read = read(Repeated.class);

        assertThat(read).extracting(Definition::id).containsExactly("sample.partners", "sample");
        assertThat(read.get(0).qualifiers()).containsExactly(Partners.class.getName());
        assertThat(read.get(1).qualifiers()).isEmpty();
        assertThat(read.get(0).layer().settings())
                .extracting(RawSetting::name, RawSetting::values)
                .containsExactly(tuple("priority", List.of("3")));
    }

    @Test
    void takesATwinForAnExpressionAsTheSettingItself() {
        assertThat(read(Repeated.class).get(1).layer().settings())
                .extracting(RawSetting::name, RawSetting::values)
                .as("the last one counts")
                .containsExactly(tuple("priority", List.of("3")), tuple("priority", List.of("${4}")));
    }

    @Test
    void namesRepeatedDefinitionsAsClassFilesDo() {
        assertThat(source.descriptors())
                .containsExactly(
                        SampleDefinition.class.descriptorString(), SampleDefinition.List.class.descriptorString());
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
