package org.secf.boot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.SettingsLayer;

/**
 * Resolves every definition of an application. Those that another one lists as its parts are resolved on top of what that one says, and are nothing by
 * themselves.
 *
 * @param byId definitions of the same thing, lowest first
 */
record Resolution(Map<String, List<Definition>> byId, Effective.Outside outside) {

    /** In the order first defined. */
    List<Effective> all() {
        Map<String, Effective> wholes = new LinkedHashMap<>();
        Set<String> parts = new HashSet<>();
        byId.forEach((id, same) -> parts(same.get(0)).ifPresent(key -> {
            Effective whole = Effective.of(List.of(), same, known(same.get(0)), outside);
            Map<String, Effective> of = parts(whole, key);
            of.keySet().forEach(name -> parts.add(id + "." + name));
            wholes.put(id, whole.with(of));
        }));
        List<Effective> all = new ArrayList<>();
        byId.forEach((id, same) -> {
            if (!parts.contains(id)) {
                all.add(
                        wholes.containsKey(id)
                                ? wholes.get(id)
                                : Effective.of(List.of(), same, byId.keySet(), outside));
            }
        });
        return List.copyOf(all);
    }

    private static Optional<Key<List<String>>> parts(Definition definition) {
        return definition.name().isEmpty() && definition.kind() instanceof MechanismFactory factory
                ? factory.parts()
                : Optional.empty();
    }

    /** Properties may be all that is said of a part. */
    private Set<String> known(Definition whole) {
        Set<String> ids = new HashSet<>(byId.keySet());
        outside.properties().implied(whole.kind()).forEach(definition -> ids.add(definition.id()));
        return ids;
    }

    private Map<String, Effective> parts(Effective whole, Key<List<String>> key) {
        Map<String, Effective> parts = new LinkedHashMap<>();
        for (String name : whole.settings().get(key)) {
            if (name.isEmpty() || parts.put(name, part(whole, name)) != null) {
                throw new ConfigurationException("secf.%s.%s (%s): expected names, each once, found [%s]"
                        .formatted(
                                whole.first().id(),
                                key.name(),
                                whole.settings().origin(key),
                                String.join(", ", whole.settings().get(key))));
            }
        }
        return parts;
    }

    private Effective part(Effective whole, String name) {
        String origin = whole.origin();
        Definition listed = new Definition(whole.first().kind(), name, new SettingsLayer(List.of()), List.of(), origin);
        List<Definition> same = byId.getOrDefault(listed.id(), List.of(listed));
        Stream<Definition> qualified =
                same.stream().filter(definition -> !definition.qualifiers().isEmpty());
        qualified.findFirst().ifPresent(definition -> {
            throw new ConfigurationException("%s: %s is a part of %s, so qualifiers belong to that"
                    .formatted(
                            definition.origin(), definition.id(), whole.first().id()));
        });
        return Effective.of(whole.layers(), same, byId.keySet(), outside);
    }
}
