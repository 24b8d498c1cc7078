package org.secf.ejb;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.settings.ConfigurationException;

/**
 * Sub-resource locators that are for some roles, for TLS or for protected messages only. Nobody enforces that: JAX-RS calls them before it applies any filter that a method has, and
 * what they return has classes of its own.
 */
final class RestrictedLocators {

    private static final String ROLES =
            "@RolesAllowed or @DenyAll applies to %s of %s: JAX-RS asks nobody before it calls a sub-resource locator: write the roles on the methods"
                    + " of the class that it returns, and where they stand on the locator's class write @PermitAll on the locator";
    private static final String TLS = "@RequireConfidentiality" + elsewhere();
    private static final String MESSAGE =
            "@RequireIntegrity, @ReplayProtected, @EncryptPayload or @SignResponse" + elsewhere();

    private RestrictedLocators() {}

    /** Whether to look closer; asked about all classes of an application, so it must get along with those that miss others. */
    static boolean mayBeIn(Class<?> type) {
        try {
            return Declarations.ancestry(type).stream()
                    .flatMap(ancestor -> Stream.of(ancestor.getMethods()))
                    .anyMatch(RestrictedLocators::declaresLocator);
        } catch (LinkageError e) {
            // JAX-RS cannot read the class either, or there is no JAX-RS.
            return false;
        }
    }

    /** One error for each that the class has or inherits. Bridges count: a public class has no other methods of a superclass that is not public. */
    static List<ConfigurationException> in(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> isLocator(type, method))
                .flatMap(method -> restriction(type, method).map(text -> error(text, type, method)).stream())
                .toList();
    }

    /** Annotations may stand on what the method overrides (Jakarta RESTful Web Services §3.6), but servers differ in which they combine. */
    private static boolean isLocator(Class<?> type, Method method) {
        return Declarations.of(type, method).all().anyMatch(RestrictedLocators::declaresLocator);
    }

    private static boolean declaresLocator(Method method) {
        return method.isAnnotationPresent(Path.class) && !hasHttpMethod(method);
    }

    private static boolean hasHttpMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** What stands there, and what to do about it. */
    private static Optional<String> restriction(Class<?> type, Method method) {
        if (AllowedRoles.of(type, method).isPresent()) {
            return Optional.of(ROLES);
        }
        if (Confidentiality.of(type, method).isPresent()) {
            return Optional.of(TLS);
        }
        return MessageDemand.of(type, method).isNothing() ? Optional.empty() : Optional.of(MESSAGE);
    }

    private static String elsewhere() {
        return " applies to %s of %s: JAX-RS asks nobody before it calls a sub-resource locator: write it on the methods of the"
                + " class that it returns, and where it stands on the locator's class write it on each of that class's other methods instead";
    }

    private static ConfigurationException error(String text, Class<?> type, Method method) {
        return new ConfigurationException(text.formatted(method, type.getName()));
    }
}
