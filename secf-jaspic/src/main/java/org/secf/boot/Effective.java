package org.secf.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.secf.settings.Expressions;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/**
 * One thing that an application defines, with what all places together say of it.
 *
 * @param first the definition that was found first
 * @param settings the effective ones
 * @param qualifiers class names of annotations that the application chooses it by
 * @param origin all places, for errors
 */
record Effective(Definition first, Settings settings, List<String> qualifiers, String origin) {

    /**
     * Resolves definitions of the same thing.
     *
     * @param same lowest first
     * @param ids of all definitions of the application
     */
    static Effective of(List<Definition> same, Set<String> ids, PropertySource properties, Expressions expressions) {
        Definition first = same.get(0);
        String prefix = "secf." + first.id();
        List<SettingsLayer> layers = same.stream().map(Definition::layer).toList();
        SettingsLayer outside = properties.layer(first, ids);
        List<SettingsLayer> evaluated = new ArrayList<>();
        evaluated.add(properties.foreign(first));
        evaluated.addAll(new Evaluation(prefix, expressions).of(layers, outside));
        evaluated.add(outside);
        Settings settings =
                Settings.resolve(prefix, DefinitionName.keys(first.kind()).toList(), evaluated);
        return new Effective(
                first,
                settings,
                same.stream()
                        .flatMap(definition -> definition.qualifiers().stream())
                        .distinct()
                        .toList(),
                String.join(" and ", same.stream().map(Definition::origin).toList()));
    }
}
