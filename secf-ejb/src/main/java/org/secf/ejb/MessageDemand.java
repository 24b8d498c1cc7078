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
 * @param isReplayProtected whether there is {@link ReplayProtected}
 * @param seal of {@link SignResponse}
 * @param encryption of {@link EncryptPayload}
 */
record MessageDemand(
        Optional<IntegrityDemand> integrity,
        boolean isReplayProtected,
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
     * What stands on the nearest declaration of the method, or else on the nearest class or interface, of each annotation for itself.
     *
     * @throws org.secf.settings.ConfigurationException when what stands there cannot be used
     */
    static MessageDemand of(Class<?> type, Method method) {
        return new MessageDemand(
                nearest(RequireIntegrity.class, type, method)
                        .map(found -> IntegrityDemand.of(found, method.toString())),
                nearest(ReplayProtected.class, type, method).isPresent(),
                nearest(SignResponse.class, type, method).map(found -> new Seal(sealer(found), found.streamed())),
                nearest(EncryptPayload.class, type, method).map(EncryptionDemand::of));
    }

    boolean isNothing() {
        return integrity.isEmpty() && !isReplayProtected && seal.isEmpty() && encryption.isEmpty();
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

    private static <A extends Annotation> Optional<A> nearest(Class<A> annotation, Class<?> type, Method method) {
        return Stream.<AnnotatedElement>concat(
                        Declarations.of(type, method).all(), Declarations.ancestry(type).stream())
                .filter(place -> place.isAnnotationPresent(annotation))
                .findFirst()
                .map(place -> place.getAnnotation(annotation));
    }
}
