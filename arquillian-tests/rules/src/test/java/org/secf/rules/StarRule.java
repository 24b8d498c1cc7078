package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;

/** Imports form a star: assemblies import adapters, adapters import the core, and nothing imports sideways. */
final class StarRule {

    private static final Map<String, Integer> LEVELS = Map.of(
            "secf-core", 0,
            "secf-saml", 1,
            "secf-oauth", 1,
            "secf-jaspic", 1,
            "secf-ejb", 1,
            "secf-elytron", 1,
            "secf-testkit", 1,
            "secf-ear", 2,
            "secf-cli", 2,
            "benchmarks", 2);

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
