package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What may happen in one package only. Demonstration applications under {@code secf-ear} are programs of their own and do not count. */
final class OnePackageRules {

    private static final Set<String> OWN_PROGRAMS = Set.of("secf-ear", "benchmarks");
    private static final Set<String> CONFIGURATION_CALLS = Set.of("getProperty", "getenv", "getProperties");

    private OnePackageRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "HttpServletRequest is imported by one package",
                        "request",
                        atMostOne(OnePackageRules::servlet)),
                new Rule("one package reads configuration", "configuration", atMostOne(OnePackageRules::configuration)),
                new Rule("one package imports OpenSAML", "opensamltwice", atMostOne(OnePackageRules::openSaml)));
    }

    static Set<String> servlet(JavaClasses classes) {
        return packages(classes, type -> uses(type, name -> name.equals("jakarta.servlet.http.HttpServletRequest")));
    }

    static Set<String> openSaml(JavaClasses classes) {
        return packages(classes, type -> uses(type, name -> name.startsWith("org.opensaml.")));
    }

    static Set<String> configuration(JavaClasses classes) {
        return packages(
                classes,
                type -> uses(type, name -> name.startsWith("org.eclipse.microprofile.config.")) || asksTheSystem(type));
    }

    private static java.util.function.Function<JavaClasses, List<String>> atMostOne(
            java.util.function.Function<JavaClasses, Set<String>> measure) {
        return classes -> {
            Set<String> found = measure.apply(classes);
            return found.size() <= 1 ? List.of() : List.copyOf(found);
        };
    }

    private static Set<String> packages(JavaClasses classes, Predicate<JavaClass> wanted) {
        return classes.stream()
                .filter(type -> !Classes.inModules(type, OWN_PROGRAMS))
                .filter(wanted)
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean uses(JavaClass type, Predicate<String> name) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> name.test(use.getTargetClass().getName()));
    }

    private static boolean asksTheSystem(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals("java.lang.System")
                        && CONFIGURATION_CALLS.contains(call.getTarget().getName()));
    }
}
