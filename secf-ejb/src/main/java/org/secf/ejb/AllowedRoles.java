package org.secf.ejb;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The roles that a method is for.
 *
 * @param roles one of which is needed; none stands for nobody at all
 */
record AllowedRoles(List<String> roles) {

    AllowedRoles {
        roles = List.copyOf(roles);
    }

    /**
     * What stands on the nearest declaration of the method, or else on the class that declares it (Jakarta Annotations §2.1); empty where the method is
     * for everybody. An override of which nobody speaks opens nothing: it may be a proxy's.
     */
    static Optional<AllowedRoles> of(Class<?> type, Method method) {
        Declarations declarations = Declarations.of(type, method);
        Optional<AnnotatedElement> nearest = declarations.inClasses().stream()
                .flatMap(found -> speaker(found).stream())
                .findFirst();
        return nearest.isPresent()
                ? nearest.flatMap(AllowedRoles::read)
                : ofInterfaces(declarations.inInterfaces()).or(() -> ofClasses(type));
    }

    /** Interfaces close what no class speaks of, and open nothing. Those of which none overrides the other all count. */
    private static Optional<AllowedRoles> ofInterfaces(List<Method> declarations) {
        List<Method> speaking = declarations.stream()
                .filter(found -> speaker(found).isPresent())
                .toList();
        return speaking.stream()
                .filter(found -> speaking.stream().noneMatch(other -> isNearer(other, found)))
                .flatMap(found -> speaker(found).stream())
                .flatMap(element -> read(element).stream())
                .reduce(AllowedRoles::and);
    }

    private static boolean isNearer(Method one, Method other) {
        Class<?> near = one.getDeclaringClass();
        Class<?> far = other.getDeclaringClass();
        return !near.equals(far) && far.isAssignableFrom(near);
    }

    /** A class that inherits a method of which nobody speaks means it too, it seems; so does the class behind a proxy. */
    private static Optional<AllowedRoles> ofClasses(Class<?> type) {
        return Declarations.classes(type).stream()
                .filter(AllowedRoles::speaksOfRoles)
                .findFirst()
                .flatMap(AllowedRoles::read);
    }

    private static Optional<AnnotatedElement> speaker(Method declaration) {
        return Stream.<AnnotatedElement>of(declaration, declaration.getDeclaringClass())
                .filter(AllowedRoles::speaksOfRoles)
                .findFirst();
    }

    private static boolean speaksOfRoles(AnnotatedElement element) {
        return element.isAnnotationPresent(DenyAll.class)
                || element.isAnnotationPresent(RolesAllowed.class)
                || element.isAnnotationPresent(PermitAll.class);
    }

    /** Where several stand side by side the strictest counts. */
    private static Optional<AllowedRoles> read(AnnotatedElement element) {
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new AllowedRoles(List.of()));
        }
        return Optional.ofNullable(allowed).map(roles -> new AllowedRoles(List.of(roles.value())));
    }

    private AllowedRoles and(AllowedRoles other) {
        return new AllowedRoles(roles.stream().filter(other.roles::contains).toList());
    }

    boolean include(Predicate<String> callerHasRole) {
        return roles.stream().anyMatch(callerHasRole);
    }
}
