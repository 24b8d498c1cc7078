package org.secf.rules;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Time and randomness are parameters, nothing is serialised, and only programs with a console write to it. */
final class PurityRules {

    private static final Set<String> CONSOLE = Set.of("secf-cli", "secf-ear", "benchmarks");
    private static final Set<String> TIME_TYPES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime");

    private PurityRules() {}

    static List<Rule> all() {
        return List.of(
                calls("the clock is a parameter", "clock", PurityRules::readsClock),
                calls("randomness is a parameter and secure", "random", PurityRules::weakRandom),
                calls("no Java serialisation", "serial", PurityRules::serialises),
                calls("nobody sleeps or prints a stack trace", "sleep", PurityRules::sleepsOrPrints),
                new Rule("only programs write to the console", "console", PurityRules::console));
    }

    private static Rule calls(String title, String fixture, Predicate<AccessTarget> forbidden) {
        return new Rule(
                title,
                fixture,
                classes -> accesses(classes)
                        .filter(access -> forbidden.test(access.getTarget()))
                        .map(JavaAccess::getDescription)
                        .toList());
    }

    private static boolean readsClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        boolean now = target.getName().equals("now") && target.getFullName().endsWith("now()");
        boolean system = owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
        boolean date = owner.equals("java.util.Date") && target.getFullName().endsWith("<init>()");
        return (TIME_TYPES.contains(owner) && now) || system || date;
    }

    private static boolean weakRandom(AccessTarget target) {
        String owner = target.getOwner().getName();
        return owner.equals("java.util.Random")
                || owner.equals("java.util.concurrent.ThreadLocalRandom")
                || (owner.equals("java.lang.Math") && target.getName().equals("random"));
    }

    private static boolean serialises(AccessTarget target) {
        JavaClass owner = target.getOwner();
        return owner.isAssignableTo("java.io.ObjectInputStream") || owner.isAssignableTo("java.io.ObjectOutputStream");
    }

    private static boolean sleepsOrPrints(AccessTarget target) {
        boolean sleep = target.getOwner().getName().equals("java.lang.Thread")
                && target.getName().equals("sleep");
        return sleep || target.getName().equals("printStackTrace");
    }

    private static List<String> console(JavaClasses classes) {
        return accesses(classes)
                .filter(access -> !Classes.inModules(access.getOriginOwner(), CONSOLE))
                .filter(access -> access.getTarget().getOwner().getName().equals("java.lang.System"))
                .filter(access ->
                        Set.of("out", "err").contains(access.getTarget().getName()))
                .map(JavaAccess::getDescription)
                .toList();
    }

    private static Stream<? extends JavaAccess<?>> accesses(JavaClasses classes) {
        return classes.stream().flatMap(type -> type.getAccessesFromSelf().stream());
    }
}
