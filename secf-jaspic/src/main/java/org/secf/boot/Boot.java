package org.secf.boot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Route;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** Builds an application's mechanisms from their definitions. */
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
     * @param levels definitions level by level, lowest first; a later level overrides single settings of an earlier one, properties override all
     * @return in the order first defined; empty where nothing is
     * @throws ConfigurationException when one level defines the same mechanism twice, or a setting cannot be used
     */
    public List<Booted> build(List<List<Definition>> levels, MechanismContext context) {
        Map<String, List<Definition>> byId = new LinkedHashMap<>();
        for (List<Definition> level : levels) {
            Set<String> here = new HashSet<>();
            for (Definition definition : level) {
                List<Definition> same = byId.computeIfAbsent(definition.id(), id -> new ArrayList<>());
                if (!here.add(definition.id())) {
                    throw twice(same.get(same.size() - 1), definition);
                }
                same.add(definition);
            }
        }
        properties.requireKnown(factories);
        return byId.values().stream()
                .map(same -> booted(same, byId.keySet(), context))
                .toList();
    }

    private Booted booted(List<Definition> same, Set<String> ids, MechanismContext context) {
        Definition first = same.get(0);
        List<SettingsLayer> layers = new ArrayList<>();
        same.forEach(definition -> layers.add(definition.layer()));
        SettingsLayer outside = properties.layer(first, ids);
        List<SettingsLayer> evaluated =
                new ArrayList<>(new Evaluation("secf." + first.id(), context.expressions()).of(layers, outside));
        evaluated.add(outside);
        Settings settings = Settings.resolve(
                "secf." + first.id(), DefinitionName.keys(first.factory()).toList(), evaluated);
        Route route = new Route(
                first.id(),
                first.factory().create(settings, context),
                settings.get(RouteKeys.PATHS),
                settings.get(RouteKeys.PRIORITY),
                String.join(" and ", same.stream().map(Definition::origin).toList()));
        return new Booted(route, settings, qualifiers(same));
    }

    private static List<String> qualifiers(List<Definition> same) {
        return same.stream()
                .flatMap(definition -> definition.qualifiers().stream())
                .distinct()
                .toList();
    }

    private static ConfigurationException twice(Definition one, Definition other) {
        return new ConfigurationException(
                "The mechanism %s is defined twice: %s; %s. Remove one, or give one of them a name."
                        .formatted(one.id(), one.origin(), other.origin()));
    }
}
