package org.secf.jaspic;

import jakarta.inject.Qualifier;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.boot.Definition;
import org.secf.settings.ConfigurationException;

/** Annotations made from the classes that a definition names. They have no attributes, so their class says all. */
final class Qualifiers {

    private Qualifiers() {}

    static Set<Annotation> of(Definition definition) {
        Set<Annotation> found = new LinkedHashSet<>();
        definition.qualifiers().forEach(name -> found.add(qualifier(name, definition.origin())));
        return found;
    }

    private static Annotation qualifier(String name, String origin) {
        try {
            Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            if (type.isAnnotationPresent(Qualifier.class) && type.getDeclaredMethods().length == 0) {
                return (Annotation)
                        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Marker(type));
            }
        } catch (ClassNotFoundException e) {
            throw new ConfigurationException("%s: the qualifier %s cannot be loaded".formatted(origin, name), e);
        }
        throw new ConfigurationException(
                "%s: expected annotations with @Qualifier and without attributes as qualifiers, found %s"
                        .formatted(origin, name));
    }

    /** What {@link Annotation} asks of every annotation, for one without attributes. */
    private record Marker(Class<?> type) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
            return switch (method.getName()) {
                case "annotationType" -> type;
                case "equals" -> arguments != null && type.isInstance(arguments[0]);
                case "hashCode" -> 0;
                default -> "@" + type.getName() + "()";
            };
        }
    }
}
