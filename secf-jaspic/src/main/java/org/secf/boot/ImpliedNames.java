package org.secf.boot;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.secf.mechanism.DefinitionKind;
import org.secf.settings.Key;

/** The name of the definition that a property speaks of, as far as the property alone tells. */
record ImpliedNames(DefinitionKind kind) {

    /** After {@code store.}: empty text for {@code location}, {@code hsm} for {@code hsm.location}; nothing for what is no setting. */
    Optional<String> ofProperty(String rest) {
        if (isSetting(rest)) {
            return Optional.of("");
        }
        int dot = rest.indexOf('.');
        return dot > 0 && isSetting(rest.substring(dot + 1)) ? Optional.of(rest.substring(0, dot)) : Optional.empty();
    }

    /** After {@code STORE_}: of several settings that the variable could end with, the longest is meant. */
    Optional<String> ofVariable(String rest) {
        return kind.keys().stream()
                .map(key -> PropertySource.variable(key.name()))
                .filter(key -> rest.equals(key) || rest.endsWith("_" + key))
                .max(Comparator.comparingInt(String::length))
                .map(key -> rest.equals(key) ? "" : rest.substring(0, rest.length() - key.length() - 1))
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private boolean isSetting(String name) {
        return kind.keys().stream().map(Key::name).anyMatch(name::equals);
    }
}
