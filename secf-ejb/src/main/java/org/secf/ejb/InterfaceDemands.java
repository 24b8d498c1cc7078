package org.secf.ejb;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.settings.ConfigurationException;

/**
 * Demands of callers, messages and transport that stand at an interface of a bean only. No interceptor reads them there (Jakarta Interceptors §3.1); of JAX-RS methods
 * alone, {@link MessageFeature} and {@link ConfidentialityFeature} read some.
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

    /** One error for each that would be passed over in silence. */
    static List<ConfigurationException> unread(Class<?> type) {
        try {
            if (!standAtInterfaces(type)) {
                return List.of();
            }
            boolean isForJaxRs = isForJaxRs(type);
            return ALL.stream()
                    .filter(demand -> !isForJaxRs || OF_INTERCEPTORS.contains(demand))
                    .filter(demand -> isUnread(type, demand))
                    .map(demand -> error(type, demand))
                    .toList();
        } catch (LinkageError e) {
            // The server cannot read the class either.
            return List.of();
        }
    }

    /** Asked first, of every bean. */
    private static boolean standAtInterfaces(Class<?> type) {
        return Declarations.ancestry(type).stream()
                .filter(Class::isInterface)
                .<AnnotatedElement>flatMap(one -> Stream.concat(Stream.of(one), Stream.of(one.getDeclaredMethods())))
                .anyMatch(element -> ALL.stream().anyMatch(element::isAnnotationPresent));
    }

    private static boolean isUnread(Class<?> type, Class<? extends Annotation> demand) {
        return !type.isAnnotationPresent(demand)
                && Stream.of(type.getMethods())
                        .filter(method -> !method.isBridge() && !method.isAnnotationPresent(demand))
                        .flatMap(method -> Declarations.of(type, method).inInterfaces().stream())
                        .anyMatch(declared -> declared.isAnnotationPresent(demand)
                                || declared.getDeclaringClass().isAnnotationPresent(demand));
    }

    private static boolean isForJaxRs(Class<?> type) {
        try {
            return Declarations.ancestry(type).stream()
                    .anyMatch(one -> one.isAnnotationPresent(Path.class)
                            || Stream.of(one.getDeclaredMethods()).anyMatch(InterfaceDemands::isForJaxRs));
        } catch (LinkageError withoutJaxRs) {
            return false;
        }
    }

    private static boolean isForJaxRs(Method method) {
        return method.isAnnotationPresent(Path.class)
                || Stream.of(method.getAnnotations())
                        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static ConfigurationException error(Class<?> type, Class<? extends Annotation> demand) {
        return new ConfigurationException(
                "@%s stands at an interface of %s, where no interceptor reads it: write it at the class or its methods"
                        .formatted(demand.getSimpleName(), type.getName()));
    }
}
