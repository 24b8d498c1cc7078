package org.secf.ejb;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands on one method of how its request and its response are protected.
 *
 * @param integrity of {@link RequireIntegrity}
 * @param freshness of {@link ReplayProtected}, on the method and on its class
 * @param seal of {@link SignResponse}
 * @param encryption of {@link EncryptPayload}
 */
record MessageDemand(
        Optional<IntegrityDemand> integrity,
        Optional<FreshnessDemand> freshness,
        Optional<Seal> seal,
        Optional<EncryptionDemand> encryption) {

    private static final String RESPONSE_SIGNATURE = "response-signature";

    /**
     * How the response is protected.
     *
     * @param sealer the id of its definition
     * @param isStreamed whether it is sent before it is whole
     */
    record Seal(String sealer, boolean isStreamed) {}

    /**
     * What stands on the nearest declaration of the method, or else on the nearest class or interface, of each annotation for itself; of
     * {@link ReplayProtected} both.
     *
     * @throws org.secf.settings.ConfigurationException when what stands there cannot be used
     */
    static MessageDemand of(Class<?> type, Method method) {
        return new MessageDemand(
                nearest(RequireIntegrity.class, type, method)
                        .map(found -> IntegrityDemand.of(found, method.toString())),
                freshness(type, method),
                nearest(SignResponse.class, type, method).map(found -> new Seal(sealer(found), found.streamed())),
                nearest(EncryptPayload.class, type, method).map(EncryptionDemand::of));
    }

    boolean isNothing() {
        return integrity.isEmpty() && freshness.isEmpty() && seal.isEmpty() && encryption.isEmpty();
    }

    /** Whether the response is signed or encrypted. */
    boolean isSealing() {
        return seal.isPresent() || encryption.flatMap(EncryptionDemand::seal).isPresent();
    }

    /** The id of the definition that signs. */
    static String sealer(SignResponse found) {
        return id(RESPONSE_SIGNATURE, found.definition());
    }

    /** Of a definition, with its name or without one. */
    static String id(String kind, String definition) {
        return definition.isEmpty() ? kind : kind + "." + definition;
    }

    /**
     * What both demand, the method and its class.
     *
     * @throws org.secf.settings.ConfigurationException when what stands there cannot be used, or nothing can meet both
     */
    static Optional<FreshnessDemand> freshness(Class<?> type, Method method) {
        Optional<FreshnessDemand> ofMethod = first(
                        ReplayProtected.class, Declarations.of(type, method).all())
                .map(found -> FreshnessDemand.of(found, method.toString()));
        Optional<FreshnessDemand> ofClass = first(ReplayProtected.class, Declarations.ancestry(type).stream())
                .map(found -> FreshnessDemand.of(found, type.getName()));
        return ofMethod.isPresent() && ofClass.isPresent()
                ? Optional.of(ofMethod.get().and(ofClass.get(), method.toString()))
                : ofMethod.or(() -> ofClass);
    }

    private static <A extends Annotation> Optional<A> nearest(Class<A> annotation, Class<?> type, Method method) {
        return first(
                annotation,
                Stream.<AnnotatedElement>concat(
                        Declarations.of(type, method).all(), Declarations.ancestry(type).stream()));
    }

    private static <A extends Annotation> Optional<A> first(
            Class<A> annotation, Stream<? extends AnnotatedElement> places) {
        return places.filter(place -> place.isAnnotationPresent(annotation))
                .findFirst()
                .map(place -> place.getAnnotation(annotation));
    }
}
