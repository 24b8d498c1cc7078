package org.secf.boot;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.SettingsLayer;

/** Finds definition annotations among a class's annotations and reads them. */
public final class AnnotationSource {

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
                        .filter(annotation -> annotation.annotationType().equals(factory.definition()))
                        .map(annotation -> definition(factory, annotation, className)))
                .toList();
    }

    /** The definition annotations as class files name them: {@code Lorg/example/ExampleDefinition;}. */
    public List<String> descriptors() {
        return factories.all().stream()
                .map(factory -> factory.definition().descriptorString())
                .toList();
    }

    private static Definition definition(MechanismFactory factory, Annotation annotation, String className) {
        String origin = "@" + annotation.annotationType().getSimpleName() + " on " + className;
        return new Definition(factory, new SettingsLayer(AnnotationReader.read(annotation, origin)), origin);
    }
}
