package org.secf.boot;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.mechanism.DefinitionKind;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

/** Finds definition annotations among a class's annotations and reads them, repeated ones too. */
public final class AnnotationSource {

    private static final String NAME = "name";
    private static final String QUALIFIERS = "qualifiers";

    private final Factories factories;

    public AnnotationSource(Factories factories) {
        this.factories = factories;
    }

    /**
     * The definitions among {@code annotations}.
     *
     * @param className the annotated class, for errors
     * @throws org.secf.settings.ConfigurationException when an annotation cannot be read
     */
    public List<Definition> definitions(Collection<? extends Annotation> annotations, String className) {
        return factories.all().stream()
                .flatMap(factory -> annotations.stream()
                        .flatMap(annotation -> unwrapped(annotation, factory.definition()))
                        .map(annotation -> definition(factory, annotation, className)))
                .toList();
    }

    /** The definition annotations as class files name them: {@code Lorg/example/ExampleDefinition;}, and {@code …Definition$List;} for repeated ones. */
    public List<String> descriptors() {
        return factories.all().stream()
                .map(factory -> factory.definition().descriptorString())
                .flatMap(descriptor -> Stream.of(descriptor, descriptor.replace(";", "$List;")))
                .toList();
    }

    /** The annotation itself if it is a definition, or what it holds if it stands for repeated ones. */
    private static Stream<Annotation> unwrapped(Annotation annotation, Class<? extends Annotation> definition) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type.equals(definition)) {
            return Stream.of(annotation);
        }
        if (!definition.equals(type.getDeclaringClass())) {
            return Stream.empty();
        }
        return Arrays.stream(type.getDeclaredMethods())
                .map(attribute -> AnnotationReader.value(annotation, attribute, type.getName()))
                .filter(Annotation[].class::isInstance)
                .flatMap(held -> Arrays.stream((Annotation[]) held))
                .filter(definition::isInstance);
    }

    private static Definition definition(DefinitionKind kind, Annotation annotation, String className) {
        String origin = "@" + annotation.annotationType().getSimpleName() + " on " + className;
        List<RawSetting> read = AnnotationReader.read(annotation, origin);
        return new Definition(
                kind,
                values(read, NAME).stream().findFirst().orElse(""),
                new SettingsLayer(read.stream()
                        .filter(setting ->
                                !setting.name().equals(NAME) && !setting.name().equals(QUALIFIERS))
                        .toList()),
                values(read, QUALIFIERS),
                origin);
    }

    private static List<String> values(List<RawSetting> settings, String name) {
        Optional<RawSetting> found =
                settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
        return found.map(RawSetting::values).orElse(List.of());
    }
}
