package org.secf.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.boot.ApplicationKeys;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.Key;

/** The page of all settings, from the keys themselves. */
final class SettingsReference {

    private static final String HEAD = """
            # Settings

            Generated from the keys in the code; a test holds this page against them.

            Each setting may stand in three places, and the later wins: the annotation (attribute names in camel case), the descriptor `WEB-INF/secf.xml` (an
            element of this name below the mechanism's element, nested at the dots, repeated for lists), a property of this name (lists split at commas, of
            which a backslash makes an ordinary one). Properties come from MicroProfile Config where the server has it, else from the system properties and
            the environment, where `secf.saml.base-url` is `SECF_SAML_BASE_URL`.

            Several mechanisms of one kind in an application have names: `name = "partners"` in the annotation, `<saml name="partners">` in the descriptor,
            `secf.saml.partners.base-url` as property.

            Texts in annotations and descriptors may hold expressions: `${…}` is evaluated once, at deployment, and knows the application's named beans,
            `contextPath`, and `baseURL` where the mechanism has one; `#{…}` is evaluated at each request, in the settings that say so. An attribute that is no
            text has a twin for expressions, such as `priorityExpression`.

            A name that is not on this page stops the deployment and names the nearest that is. What a property says of a definition that an application does not
            have is passed over, since properties hold for every application of a server. Durations need a unit: `30s`, `5m`, `8h`, `7d`, or ISO-8601.
            Secrets never stand in configuration: a private key is the `file:` of a PEM file that only its owner may read.
            """;

    private static final String TABLE = "| setting | value | default | meaning |\n|---|---|---|---|\n";

    private SettingsReference() {}

    static String of(List<DefinitionKind> mechanisms) {
        return HEAD
                + "\n## The application as a whole\n\n" + TABLE + rows("", ApplicationKeys.ALL)
                + "\n## Every mechanism\n\n" + TABLE + rows("<mechanism>.", RouteKeys.ALL)
                + mechanisms.stream().map(SettingsReference::section).collect(Collectors.joining());
    }

    /** Every setting's whole name. */
    static Set<String> names(List<DefinitionKind> mechanisms) {
        Stream<String> ofApplication = ApplicationKeys.ALL.stream().map(key -> "secf." + key.name());
        Stream<String> ofMechanisms = mechanisms.stream()
                .flatMap(mechanism -> Kinds.keys(mechanism).map(key -> "secf." + mechanism.name() + "." + key.name()));
        return Stream.concat(ofApplication, ofMechanisms).collect(Collectors.toSet());
    }

    private static String section(DefinitionKind mechanism) {
        return "\n## %s, by `@%s`\n\n%s%s"
                .formatted(
                        mechanism.name(),
                        mechanism.definition().getSimpleName(),
                        TABLE,
                        rows(mechanism.name() + ".", mechanism.keys()));
    }

    private static String rows(String prefix, List<Key<?>> keys) {
        return keys.stream()
                .map(key -> "| `secf.%s%s` | %s | %s | %s |\n"
                        .formatted(prefix, key.name(), key.kind().expected(), fallback(key), key.meaning()))
                .collect(Collectors.joining());
    }

    private static String fallback(Key<?> key) {
        if (key.isRequired()) {
            return "**required**";
        }
        Optional<?> value = key.fallback();
        return value.map(found -> found.equals(GroupMapping.NONE) ? "–" : "`" + text(found) + "`")
                .orElse("–");
    }

    private static String text(Object value) {
        return value instanceof Duration time ? text(time) : String.valueOf(value);
    }

    private static String text(Duration time) {
        return time.toSeconds() % 3600 == 0
                ? time.toHours() + "h"
                : time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }
}
