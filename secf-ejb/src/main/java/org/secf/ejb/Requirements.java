package org.secf.ejb;

import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The requirement of each intercepted method, parsed once. Holds at most one entry for each method of each bean class. */
@Singleton
class Requirements {

    private record Place(Class<?> type, Method method) {}

    private final ConcurrentHashMap<Place, Optional<Requirement>> known = new ConcurrentHashMap<>();

    /** What the method demands, or else its class. */
    Optional<Requirement> of(Class<?> type, Method method) {
        return known.computeIfAbsent(new Place(type, method), Requirements::read);
    }

    private static Optional<Requirement> read(Place place) {
        RequiredAuthenticationContext onMethod = place.method().getAnnotation(RequiredAuthenticationContext.class);
        if (onMethod != null) {
            return Optional.of(Requirement.of(onMethod, place.method().toString()));
        }
        // The class of the bean, not of the method: an inherited method obeys the bean it is called on.
        RequiredAuthenticationContext onType = place.type().getAnnotation(RequiredAuthenticationContext.class);
        return Optional.ofNullable(onType)
                .map(annotation -> Requirement.of(annotation, place.type().getName()));
    }
}
