package org.secf.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** Builds the application's mechanism from its definitions: annotation below descriptor below properties. */
public final class Boot {

    private final Factories factories;
    private final PropertySource properties;

    public Boot(Factories factories, PropertySource properties) {
        this.factories = factories;
        this.properties = properties;
    }

    /**
     * Builds what is defined.
     *
     * @param annotated definitions by annotation
     * @param described definitions by descriptor
     * @return empty where nothing is defined
     * @throws ConfigurationException when two places define different mechanisms or the same one twice, or a setting cannot be used
     */
    public Optional<Booted> build(List<Definition> annotated, List<Definition> described, MechanismContext context) {
        List<Definition> all = new ArrayList<>(annotated);
        all.addAll(described);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        requireOne(annotated);
        requireOne(described);
        MechanismFactory factory = all.get(0).factory();
        if (!all.get(all.size() - 1).factory().name().equals(factory.name())) {
            throw collision(all);
        }
        List<SettingsLayer> layers =
                new ArrayList<>(all.stream().map(Definition::layer).toList());
        layers.add(properties.layer(factory, factories));
        Settings settings = Settings.resolve("secf." + factory.name(), factory.keys(), layers);
        String origin =
                String.join(" and ", all.stream().map(Definition::origin).toList());
        return Optional.of(new Booted(factory.create(settings, context), settings, origin));
    }

    private static void requireOne(List<Definition> definitions) {
        if (definitions.size() > 1) {
            throw collision(definitions);
        }
    }

    private static ConfigurationException collision(List<Definition> definitions) {
        return new ConfigurationException(
                "An application may define one mechanism, but %d are defined: %s. Remove all but one."
                        .formatted(
                                definitions.size(),
                                String.join(
                                        "; ",
                                        definitions.stream()
                                                .map(Definition::origin)
                                                .toList())));
    }
}
