package org.secf.boot;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.secf.settings.Key;

/**
 * Which setting a property of one definition means. For {@code saml}, the property {@code saml.partners.base-url} is none of its own: it belongs to the
 * definition {@code partners}, whether this application has one or another application on the same server.
 *
 * @param ids of all definitions of this application
 */
record PropertyNames(Definition definition, Set<String> ids) {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** The key after {@code saml.}; an unknown one too, so that it is refused with its nearest. Empty where another definition is meant. */
    Optional<String> ofProperty(String rest) {
        int dot = rest.indexOf('.');
        boolean isOurs = keys().contains(rest) || !definition.name().isEmpty() || dot < 0;
        if (isOurs) {
            return Optional.of(rest);
        }
        return isOfAnother(rest.substring(0, dot), keys().contains(rest.substring(dot + 1)))
                ? Optional.empty()
                : Optional.of(rest);
    }

    /** The key after {@code SAML_}. Variables cannot tell dots from hyphens, so it is looked up. */
    Optional<String> ofVariable(String rest) {
        Optional<String> own = keys().stream()
                .filter(key -> PropertySource.variable(key).equals(rest))
                .findFirst();
        if (own.isPresent() || !definition.name().isEmpty()) {
            return Optional.of(own.orElse(asWritten(rest)));
        }
        boolean isDefined = ids.stream()
                .filter(id -> id.startsWith(definition.id() + "."))
                .map(id -> PropertySource.variable(id.substring(definition.id().length() + 1)) + "_")
                .anyMatch(rest::startsWith);
        boolean endsLikeAKey = keys().stream().anyMatch(key -> rest.endsWith("_" + PropertySource.variable(key)));
        return isDefined || isOfAnother(asWritten(rest), endsLikeAKey)
                ? Optional.empty()
                : Optional.of(asWritten(rest));
    }

    /** One value, or several where the key is a list. */
    List<String> values(String key, String value) {
        return DefinitionName.keys(definition.kind())
                .filter(known -> known.name().equals(key))
                .findFirst()
                .<List<String>>map(known -> ListText.values(known, value))
                .orElse(List.of(value.strip()));
    }

    private boolean isOfAnother(String name, boolean isSetting) {
        if (ids.contains(definition.id() + "." + name)) {
            return true;
        }
        if (isSetting) {
            LOG.log(
                    Level.INFO,
                    "A setting of {0}.{1} is given, but this application defines {2} only",
                    definition.id(),
                    name,
                    ids);
        }
        return isSetting;
    }

    private List<String> keys() {
        return DefinitionName.keys(definition.kind()).map(Key::name).toList();
    }

    private static String asWritten(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
