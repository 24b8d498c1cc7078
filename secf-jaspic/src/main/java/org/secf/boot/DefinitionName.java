package org.secf.boot;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;

/** The names of definitions: they stand in properties beside the names of settings, so no name may be both. */
final class DefinitionName {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private DefinitionName() {}

    static void require(String name, DefinitionKind kind, String origin) {
        if (name.isEmpty()) {
            return;
        }
        if (!FORM.matcher(name).matches()) {
            throw new ConfigurationException(
                    "%s: expected a name of small letters, digits and hyphens, found \"%s\"".formatted(origin, name));
        }
        Optional<String> setting = keys(kind)
                .map(key -> key.name().split("\\.", 2)[0])
                .filter(name::equals)
                .findFirst();
        if (setting.isPresent()) {
            throw new ConfigurationException(
                    "%s: the name %s is that of a setting; take another".formatted(origin, name));
        }
    }

    /** All settings that a definition of this kind has. */
    static Stream<Key<?>> keys(DefinitionKind kind) {
        return Stream.concat(
                kind.keys().stream(), kind instanceof MechanismFactory ? RouteKeys.ALL.stream() : Stream.of());
    }
}
