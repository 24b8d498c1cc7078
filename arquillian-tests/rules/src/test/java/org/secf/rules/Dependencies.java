package org.secf.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Questions about who uses what. */
final class Dependencies {

    private Dependencies() {}

    static Stream<Dependency> all(JavaClasses classes) {
        return classes.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    /** Uses of what {@code foreign} names by classes that {@code allowed} does not name. */
    static List<String> forbidden(JavaClasses classes, Predicate<JavaClass> foreign, Predicate<JavaClass> allowed) {
        return texts(classes, (from, to) -> foreign.test(to) && !allowed.test(from));
    }

    static List<String> texts(JavaClasses classes, BiPredicate<JavaClass, JavaClass> forbidden) {
        return all(classes)
                .filter(use -> forbidden.test(use.getOriginClass(), element(use.getTargetClass())))
                .map(Dependency::getDescription)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a class is in one of the packages or below it. */
    static Predicate<JavaClass> below(String... packages) {
        return type -> Stream.of(packages)
                .anyMatch(name -> type.getPackageName().equals(name)
                        || type.getPackageName().startsWith(name + "."));
    }

    private static JavaClass element(JavaClass type) {
        return type.isArray() ? type.getBaseComponentType() : type;
    }
}
