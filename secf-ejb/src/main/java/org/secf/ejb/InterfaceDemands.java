package org.secf.ejb;

import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.settings.ConfigurationException;

/**
 * Demands of callers, messages and transport that stand at an interface of a bean, or at a method that it overrides. No interceptor reads them there (Jakarta
 * Interceptors §3.1, CDI §4.1); {@link MessageFeature} and {@link ConfidentialityFeature} read some, of resource methods of JAX-RS alone, and not where
 * somebody calls a session bean past JAX-RS.
 */
final class InterfaceDemands {

    private static final List<Class<? extends Annotation>> ALL = List.of(
            RequireIntegrity.class,
            ReplayProtected.class,
            EncryptPayload.class,
            SignResponse.class,
            RequireConfidentiality.class,
            RequiredAuthenticationContext.class,
            AuthenticatedByToken.class);

    /** Those that interceptors alone ask for, of JAX-RS methods, too. */
    private static final Set<Class<? extends Annotation>> OF_INTERCEPTORS =
            Set.of(RequiredAuthenticationContext.class, AuthenticatedByToken.class);

    private InterfaceDemands() {}

    /**
     * One error for each that would be passed over in silence.
     *
     * @param isSessionBean whether others can call it than JAX-RS
     */
    static List<ConfigurationException> unread(Class<?> type, boolean isSessionBean) {
        try {
            if (!standAbove(type)) {
                return List.of();
            }
            return ALL.stream()
                    .filter(demand -> !type.isAnnotationPresent(demand))
                    .flatMap(demand -> unread(type, demand, isSessionBean).stream())
                    .toList();
        } catch (LinkageError e) {
            // The server cannot read the class either.
            return List.of();
        }
    }

    /** Asked first, of every bean. */
    private static boolean standAbove(Class<?> type) {
        return Declarations.ancestry(type).stream()
                .filter(one -> one != type && one != Object.class)
                .<AnnotatedElement>flatMap(one -> Stream.concat(Stream.of(one), Stream.of(one.getDeclaredMethods())))
                .anyMatch(element -> ALL.stream().anyMatch(element::isAnnotationPresent));
    }

    private static Optional<ConfigurationException> unread(
            Class<?> type, Class<? extends Annotation> demand, boolean isSessionBean) {
        List<Declarations> silent = methods(type)
                .filter(method -> !method.isAnnotationPresent(demand))
                .map(method -> Declarations.of(type, method))
                .filter(found -> isSessionBean || OF_INTERCEPTORS.contains(demand) || !isForJaxRs(found))
                .toList();
        if (silent.stream().anyMatch(found -> standsAtInterface(found, demand))) {
            return Optional.of(error(
                    "@%s stands at an interface of %s, where no interceptor reads it: write it at the class or its methods",
                    type, demand));
        }
        return silent.stream().anyMatch(found -> isOverridden(found, demand))
                ? Optional.of(error(
                        "@%s stands at a method that %s overrides, and is not inherited with it: write it at the overriding method, too, or at the class",
                        type, demand))
                : Optional.empty();
    }

    /** Those that a call reaches: each as the nearest class has it. */
    private static Stream<Method> methods(Class<?> type) {
        return Stream.concat(Stream.of(type.getMethods()), declared(type)).distinct();
    }

    /** What is not public can be called and intercepted all the same. */
    private static Stream<Method> declared(Class<?> type) {
        return Declarations.classes(type).stream()
                .filter(one -> one != Object.class)
                .flatMap(one -> Stream.of(one.getDeclaredMethods()))
                .filter(method -> (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.PUBLIC)) == 0)
                .filter(method -> isNearest(type, method));
    }

    private static boolean isNearest(Class<?> type, Method method) {
        return Declarations.of(type, method).inClasses().stream()
                .findFirst()
                .filter(method::equals)
                .isPresent();
    }

    private static boolean standsAtInterface(Declarations found, Class<? extends Annotation> demand) {
        return found.inInterfaces().stream()
                .anyMatch(declared -> declared.isAnnotationPresent(demand)
                        || declared.getDeclaringClass().isAnnotationPresent(demand));
    }

    private static boolean isOverridden(Declarations found, Class<? extends Annotation> demand) {
        return found.inClasses().stream().skip(1).anyMatch(declared -> declared.isAnnotationPresent(demand));
    }

    /** JAX-RS calls what it annotates, also by an interface or a superclass; a method that only finds another resource is asked by nobody. */
    private static boolean isForJaxRs(Declarations found) {
        try {
            return found.all()
                    .flatMap(method -> Stream.of(method.getAnnotations()))
                    .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
        } catch (LinkageError withoutJaxRs) {
            return false;
        }
    }

    private static ConfigurationException error(String text, Class<?> type, Class<? extends Annotation> demand) {
        return new ConfigurationException(text.formatted(demand.getSimpleName(), type.getName()));
    }
}
