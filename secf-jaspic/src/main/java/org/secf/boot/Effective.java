package org.secf.boot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.settings.Expressions;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/**
 * One thing that an application defines, with what all places together say of it.
 *
 * @param first the definition that was found first
 * @param layers all that is said, lowest first
 * @param settings the effective ones
 * @param parts the settings of its parts by name, in the order listed
 * @param qualifiers class names of annotations that the application chooses it by
 * @param origin all places, for errors
 */
record Effective(
        Definition first,
        List<SettingsLayer> layers,
        Settings settings,
        Map<String, Settings> parts,
        List<String> qualifiers,
        String origin) {

    private static boolean saysWhomToTrust(Definition first, List<SettingsLayer> own, SettingsLayer properties) {
        Set<String> names =
                first.kind().insteadOfForeign().stream().map(Key::name).collect(Collectors.toSet());
        return Stream.concat(own.stream(), Stream.of(properties))
                .flatMap(layer -> layer.settings().stream())
                .anyMatch(setting -> names.contains(setting.name()));
    }

    /**
     * Resolves definitions of the same thing.
     *
     * @param inherited below what these say, lowest first
     * @param same lowest first
     * @param ids of all definitions of the application
     */
    static Effective of(List<SettingsLayer> inherited, List<Definition> same, Set<String> ids, Outside outside) {
        Definition first = same.get(0);
        String prefix = "secf." + first.id();
        SettingsLayer properties = outside.properties().layer(first, ids);
        List<SettingsLayer> own = same.stream().map(Definition::layer).toList();
        List<SettingsLayer> layers = new ArrayList<>(inherited);
        if (inherited.isEmpty() && !saysWhomToTrust(first, own, properties)) {
            layers.add(outside.properties().foreign(first));
        }
        layers.addAll(new Evaluation(prefix, outside.expressions()).of(inherited, own, properties));
        layers.add(properties);
        return new Effective(
                first,
                List.copyOf(layers),
                Settings.resolve(prefix, DefinitionName.keys(first.kind()).toList(), layers),
                Map.of(),
                same.stream()
                        .flatMap(definition -> definition.qualifiers().stream())
                        .distinct()
                        .toList(),
                String.join(" and ", same.stream().map(Definition::origin).toList()));
    }

    /** What an application does not say itself. */
    record Outside(PropertySource properties, Expressions expressions) {}

    Effective with(Map<String, Effective> others) {
        Map<String, Settings> all = new LinkedHashMap<>();
        others.forEach((name, part) -> all.put(name, part.settings()));
        List<String> origins = new ArrayList<>(List.of(origin));
        others.values().stream()
                .map(Effective::origin)
                .filter(one -> !origins.contains(one))
                .forEach(origins::add);
        return new Effective(
                first, layers, settings, Collections.unmodifiableMap(all), qualifiers, String.join(" and ", origins));
    }
}
