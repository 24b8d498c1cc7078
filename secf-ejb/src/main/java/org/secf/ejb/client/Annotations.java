package org.secf.ejb.client;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secf.client.ClientDemand;
import org.secf.settings.ConfigurationException;
import org.secf.signature.Component;

/** What stands at a method or, for what does not, at its interface, or at those that this extends. */
record Annotations(
        Optional<SignRequest> sign, Optional<VerifyResponse> verify, Optional<EncryptRequest> encrypt, String place) {

    /** They say how a message is protected. */
    static final List<Class<? extends Annotation>> PROTECTING =
            List.of(SignRequest.class, VerifyResponse.class, EncryptRequest.class);

    /** They say for whom it is. */
    static final List<Class<? extends Annotation>> PROPAGATING = List.of(PropagateIdentity.class);

    static Annotations of(Class<?> type, Method method) {
        return new Annotations(
                find(method, type, SignRequest.class),
                find(method, type, VerifyResponse.class),
                find(method, type, EncryptRequest.class),
                method.toString());
    }

    /** Whether one of any kind stands there, see {@link #standAt(Class, List)}. */
    static boolean standAt(Class<?> type) {
        return standAt(type, PROTECTING) || standAt(type, PROPAGATING);
    }

    /** Whether there is one of these at a type, at one that it extends, or at any of their methods. */
    static boolean standAt(Class<?> type, List<Class<? extends Annotation>> kinds) {
        return ancestry(type)
                .<AnnotatedElement>flatMap(
                        one -> Stream.concat(Stream.of(one), Arrays.stream(one.getDeclaredMethods())))
                .anyMatch(element -> kinds.stream().anyMatch(element::isAnnotationPresent));
    }

    /**
     * Nobody asks us about interfaces that methods of a client hand out for parts of a resource, so what stands at those would protect nothing.
     *
     * @throws ConfigurationException where something does
     */
    static void requireNoneBelow(Class<?> type) {
        Set<Class<?>> seen = new HashSet<>(Set.of(type));
        Deque<Class<?>> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            for (Method method : left.remove().getMethods()) {
                Class<?> below = method.getReturnType();
                if (below.isInterface() && isApplications(below) && seen.add(below)) {
                    requireNone(below, method);
                    left.add(below);
                }
            }
        }
    }

    private static void requireNone(Class<?> below, Method method) {
        if (standAt(below)) {
            throw new ConfigurationException(
                    "@SignRequest, @VerifyResponse, @EncryptRequest or @PropagateIdentity of %s would protect nothing where %s hands it out: make a client of it"
                            .formatted(below.getName(), method));
        }
    }

    /** Those of Java itself lead nowhere. */
    private static boolean isApplications(Class<?> type) {
        return !type.getName().startsWith("java.") && !type.getName().startsWith("jakarta.");
    }

    /**
     * Whose keys do it; empty where nothing stands there.
     *
     * @throws ConfigurationException for different ones
     */
    Optional<String> definition() {
        List<String> names = Stream.of(
                        sign.map(SignRequest::definition),
                        verify.map(VerifyResponse::definition),
                        encrypt.map(EncryptRequest::definition))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw new ConfigurationException(
                    place + ": @SignRequest, @VerifyResponse and @EncryptRequest name different definitions " + names);
        }
        return names.stream().findFirst();
    }

    ClientDemand demand() {
        return new ClientDemand(
                sign.isPresent(),
                verify.isPresent(),
                encrypt.isPresent(),
                components(sign.map(SignRequest::components)),
                components(verify.map(VerifyResponse::components)));
    }

    private Set<Component> components(Optional<String[]> texts) {
        try {
            return texts.stream().flatMap(Arrays::stream).map(Component::parse).collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(place + ": " + e.getMessage(), e);
        }
    }

    /** The nearest at the method, or else at the interface: what those say that an interface extends holds for it, too. */
    static <A extends Annotation> Optional<A> find(Method method, Class<?> type, Class<A> annotation) {
        Stream<AnnotatedElement> methods =
                Stream.concat(Stream.of(method), ancestry(type).flatMap(one -> declared(one, method)));
        return Stream.concat(methods, ancestry(type))
                .filter(element -> element.isAnnotationPresent(annotation))
                .findFirst()
                .map(element -> element.getAnnotation(annotation));
    }

    /** The interface and all that it extends. */
    private static Stream<Class<?>> ancestry(Class<?> type) {
        return Stream.concat(
                Stream.of(type), Arrays.stream(type.getInterfaces()).flatMap(Annotations::ancestry));
    }

    private static Stream<Method> declared(Class<?> type, Method like) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(like.getName()) && isOverridden(method, like));
    }

    /** Where an interface above leaves a type open, the one that extends it says which, and its method has other parameters. */
    private static boolean isOverridden(Method above, Method like) {
        Class<?>[] left = above.getParameterTypes();
        Class<?>[] said = like.getParameterTypes();
        Type[] written = above.getGenericParameterTypes();
        return left.length == said.length
                && IntStream.range(0, left.length)
                        .allMatch(i -> left[i].equals(said[i])
                                || (!(written[i] instanceof Class) && left[i].isAssignableFrom(said[i])));
    }
}
