package org.secf.ejb;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.http.PublicUrl;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Kind;

/**
 * What one {@link RequireConfidentiality} demands, parsed.
 *
 * @param maxAge how long browsers remember
 * @param redirect whether who asked without TLS is sent on
 * @param address where to, unless that was configured for the whole application
 */
record Confidentiality(Duration maxAge, boolean redirect, Optional<PublicUrl> address) {

    private static final Kind<Duration> AGE = Kind.duration(Duration.ZERO, Duration.ofDays(3650));
    private static final Kind<PublicUrl> ADDRESS =
            Kind.one("an https address such as https://enabler.example.org/enabler", PublicUrl::parseByTls);

    /**
     * What stands on the nearest declaration of the method, or else on the nearest class or interface. Nothing takes it back: it is there, or it is not.
     *
     * @throws ConfigurationException when what stands there cannot be used
     */
    static Optional<Confidentiality> of(Class<?> type, Method method) {
        return Stream.<AnnotatedElement>concat(
                        Declarations.of(type, method).all(), Declarations.ancestry(type).stream())
                .filter(place -> place.isAnnotationPresent(RequireConfidentiality.class))
                .findFirst()
                .map(place -> of(place.getAnnotation(RequireConfidentiality.class), place.toString()));
    }

    /**
     * Reads an annotation.
     *
     * @param place where it stands, for the error
     * @throws ConfigurationException when {@code maxAge} is no duration or {@code baseUrl} no https address
     */
    static Confidentiality of(RequireConfidentiality annotation, String place) {
        return new Confidentiality(
                parsed(AGE, annotation.maxAge(), "maxAge) on " + place),
                annotation.redirect(),
                Optional.of(annotation.baseUrl())
                        .filter(text -> !text.isEmpty())
                        .map(text -> parsed(ADDRESS, text, "baseUrl) on " + place)));
    }

    private static <T> T parsed(Kind<T> kind, String text, String attribute) {
        try {
            return kind.parse().apply(List.of(text));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "@RequireConfidentiality(%s: expected %s, found \"%s\"".formatted(attribute, kind.expected(), text),
                    e);
        }
    }
}
