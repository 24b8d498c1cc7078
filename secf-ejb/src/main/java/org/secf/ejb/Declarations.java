package org.secf.ejb;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a class and its ancestors declare one method, the nearest first, however generic each declaration is.
 *
 * @param inClasses those of the class and its superclasses
 * @param inInterfaces those of all their interfaces
 */
record Declarations(List<Method> inClasses, List<Method> inInterfaces) {

    Declarations {
        inClasses = List.copyOf(inClasses);
        inInterfaces = List.copyOf(inInterfaces);
    }

    static Declarations of(Class<?> type, Method method) {
        Set<Class<?>> classes = classes(type);
        // For a server that names a view of a bean as the type, but a method of the bean.
        classes.addAll(classes(method.getDeclaringClass()));
        Set<Class<?>> interfaces = interfaces(classes);
        classes.removeAll(interfaces);
        Set<Class<?>> ancestry = new LinkedHashSet<>(classes);
        ancestry.addAll(interfaces);

        TypeArguments arguments = TypeArguments.of(ancestry);
        Set<List<Class<?>>> wanted = namesakes(ancestry, method)
                .filter(namesake -> sameErasure(namesake, method))
                .map(arguments::parameters)
                .collect(Collectors.toSet());
        wanted.add(arguments.parameters(method));
        return new Declarations(
                namesakes(classes, method)
                        .filter(found -> wanted.contains(arguments.parameters(found)))
                        .toList(),
                namesakes(interfaces, method)
                        .filter(found -> wanted.contains(arguments.parameters(found)))
                        .toList());
    }

    Stream<Method> all() {
        return Stream.concat(inClasses.stream(), inInterfaces.stream());
    }

    /** The class and its superclasses, the nearest first. */
    static Set<Class<?>> classes(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            found.add(next);
        }
        return found;
    }

    /** With all interfaces, directly implemented ones first. */
    static Set<Class<?>> ancestry(Class<?> type) {
        Set<Class<?>> found = classes(type);
        found.addAll(interfaces(found));
        return found;
    }

    private static Set<Class<?>> interfaces(Collection<Class<?>> types) {
        Set<Class<?>> found = new LinkedHashSet<>();
        types.stream().flatMap(type -> Stream.of(type.getInterfaces())).forEach(found::add);
        if (!found.isEmpty()) {
            found.addAll(interfaces(List.copyOf(found)));
        }
        return found;
    }

    /** Without bridges: the compiler puts them into classes that declare nothing. */
    private static Stream<Method> namesakes(Collection<Class<?>> types, Method method) {
        return types.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(found -> found.getName().equals(method.getName()))
                .filter(found -> !found.isBridge() && !Modifier.isPrivate(found.getModifiers()));
    }

    private static boolean sameErasure(Method one, Method other) {
        return List.of(one.getParameterTypes()).equals(List.of(other.getParameterTypes()));
    }
}
