package org.secf.boot;

import java.util.List;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.SettingsLayer;

/**
 * One place that asks for a mechanism, with what it says of it.
 *
 * @param kind of what is defined
 * @param name tells several of one kind apart; empty for the only one
 * @param layer the settings that stand there
 * @param qualifiers class names of the annotations that the application chooses the mechanism by; empty where our own handler chooses
 * @param origin the place, for errors: {@code @ExampleDefinition on org.example.Enabler}, {@code WEB-INF/secf.xml line 3 column 5}
 */
public record Definition(
        DefinitionKind kind, String name, SettingsLayer layer, List<String> qualifiers, String origin) {

    public Definition {
        qualifiers = List.copyOf(qualifiers);
        DefinitionName.require(name, kind, origin);
    }

    /** The only definition of its kind, chosen by our own handler. */
    public Definition(DefinitionKind kind, SettingsLayer layer, String origin) {
        this(kind, "", layer, List.of(), origin);
    }

    /** Whether it defines what may tell a caller, as everything does that has paths; keys, endpoints and signatures of responses do not. */
    public boolean mayAuthenticate() {
        return DefinitionName.keys(kind).anyMatch(RouteKeys.PATHS::equals);
    }

    /** The kind's name and, after a dot, the definition's: {@code saml}, {@code saml.partners}. */
    public String id() {
        return name.isEmpty() ? kind.name() : kind.name() + "." + name;
    }
}
