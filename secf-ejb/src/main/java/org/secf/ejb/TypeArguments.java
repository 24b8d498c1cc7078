package org.secf.ejb;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the type variables of a class's ancestors stand for in that class. */
record TypeArguments(Map<TypeVariable<?>, Type> meanings) {

    TypeArguments {
        meanings = Map.copyOf(meanings);
    }

    /** As the classes and interfaces say, the nearest first. */
    static TypeArguments of(Collection<Class<?>> ancestry) {
        Map<TypeVariable<?>, Type> meanings = new HashMap<>();
        ancestry.stream()
                .flatMap(type -> Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces())))
                .forEach(parent -> note(parent, meanings));
        return new TypeArguments(meanings);
    }

    private static void note(Type parent, Map<TypeVariable<?>, Type> meanings) {
        if (parent instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> declared) {
            TypeVariable<?>[] variables = declared.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                meanings.putIfAbsent(variables[i], generic.getActualTypeArguments()[i]);
            }
        }
    }

    /** The parameters that the class's own methods must have to override this one (JLS §8.4.2). */
    List<Class<?>> parameters(Method method) {
        return Stream.of(method.getGenericParameterTypes())
                .<Class<?>>map(this::erased)
                .toList();
    }

    private Class<?> erased(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return erased(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erased(meanings.getOrDefault(variable, variable.getBounds()[0]));
        }
        throw new IllegalArgumentException("neither parameter nor argument of a supertype: " + type);
    }
}
