package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;

/** Imports form a star: assemblies import adapters, adapters import the core, and nothing imports sideways. */
final class StarRule {

    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("secf-core", 0),
            Map.entry("secf-saml", 1),
            Map.entry("secf-oauth", 1),
            Map.entry("secf-webauthn", 1),
            Map.entry("secf-jaspic", 1),
            Map.entry("secf-jdbc", 1),
            Map.entry("secf-ejb", 1),
            Map.entry("secf-elytron", 1),
            Map.entry("secf-testkit", 1),
            Map.entry("secf-ear", 2),
            Map.entry("secf-cli", 2),
            Map.entry("benchmarks", 2));

    private StarRule() {}

    static Rule inward() {
        return new Rule("imports form a star, never sideways", "star", StarRule::sideways);
    }

    static Rule complete() {
        return new Rule("every module has its place in the star", "placeless", StarRule::placeless);
    }

    private static List<String> sideways(JavaClasses classes) {
        return Dependencies.texts(classes, (from, to) -> {
            String user = Classes.moduleOf(from);
            String used = Classes.moduleOf(to);
            return !used.isEmpty() && !user.equals(used) && level(user) <= level(used);
        });
    }

    private static List<String> placeless(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !LEVELS.containsKey(Classes.moduleOf(type)))
                .map(JavaClass::getName)
                .toList();
    }

    private static int level(String module) {
        return LEVELS.getOrDefault(module, -1);
    }
}
