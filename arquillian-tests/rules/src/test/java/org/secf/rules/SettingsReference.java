package org.secf.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;

/** The page of all settings, from the keys themselves. */
final class SettingsReference {

    private static final String HEAD = """
            # Settings

            Generated from the keys in the code; a test holds this page against them.

            Each setting may stand in three places, and the later wins: the annotation (attribute names in camel case), `WEB-INF/secf.xml` (an element of
            this name below the mechanism's element, nested at the dots, repeated for lists), a system property of this name (lists split at commas).
            Without the property, the environment is asked: `secf.saml.base-url` is `SECF_SAML_BASE_URL` there.

            A name that is not on this page stops the deployment and names the nearest that is. Durations need a unit: `30s`, `5m`, `8h`, `7d`, or ISO-8601.
            Secrets never stand in configuration: a private key is the `file:` of a PEM file that only its owner may read.
            """;

    private SettingsReference() {}

    static String of(List<MechanismFactory> mechanisms) {
        return HEAD + mechanisms.stream().map(SettingsReference::section).collect(Collectors.joining());
    }

    private static String section(MechanismFactory mechanism) {
        String rows = mechanism.keys().stream()
                .map(key -> "| `secf.%s.%s` | %s | %s | %s |\n"
                        .formatted(mechanism.name(), key.name(), key.kind().expected(), fallback(key), key.meaning()))
                .collect(Collectors.joining());
        return "\n## %s, by `@%s`\n\n| setting | value | default | meaning |\n|---|---|---|---|\n%s"
                .formatted(mechanism.name(), mechanism.definition().getSimpleName(), rows);
    }

    private static String fallback(Key<?> key) {
        if (key.isRequired()) {
            return "**required**";
        }
        Optional<?> value = key.fallback();
        return value.map(found -> "`" + (found instanceof Duration time ? text(time) : found) + "`")
                .orElse("–");
    }

    private static String text(Duration time) {
        return time.toSeconds() % 3600 == 0
                ? time.toHours() + "h"
                : time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }
}
