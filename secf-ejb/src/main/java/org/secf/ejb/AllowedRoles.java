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

    /** What stands on the method, or else on its class (Jakarta Annotations §2.8); empty where the method is for everybody. */
    static Optional<AllowedRoles> of(Class<?> type, Method method) {
        return Stream.of(method, type)
                .filter(AllowedRoles::speaksOfRoles)
                .findFirst()
                .flatMap(AllowedRoles::read);
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

    boolean include(Predicate<String> callerHasRole) {
        return roles.stream().anyMatch(callerHasRole);
    }
}
