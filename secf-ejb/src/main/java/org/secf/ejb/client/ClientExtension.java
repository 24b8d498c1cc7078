package org.secf.ejb.client;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.settings.ConfigurationException;

/**
 * Stops the deployment where {@link SignRequest}, {@link VerifyResponse}, {@link EncryptRequest} or {@link PropagateIdentity} stands where nobody reads it: at a class, at another
 * annotation, or at an interface where there is no MicroProfile Rest Client that asks us. It would be called unprotected, or for nobody.
 */
public class ClientExtension implements Extension {

    private static final String LISTENER = "org.eclipse.microprofile.rest.client.spi.RestClientListener";
    private static final String OURS = "org.secf.ejb.client.AnnotatedInterfaces";

    private final List<Class<?>> annotated = new CopyOnWriteArrayList<>();

    /** For the container. */
    public ClientExtension() {}

    void collect(
            @Observes
                    @WithAnnotations({
                        SignRequest.class,
                        VerifyResponse.class,
                        EncryptRequest.class,
                        PropagateIdentity.class
                    })
                    ProcessAnnotatedType<?> type) {
        annotated.add(type.getAnnotatedType().getJavaClass());
    }

    void stop(@Observes AfterDeploymentValidation event) {
        boolean isAsked = annotated.isEmpty() || isAsked(Thread.currentThread().getContextClassLoader());
        annotated.stream()
                .filter(type -> !type.isInterface() || !isAsked || !Annotations.standAt(type))
                .map(type -> new ConfigurationException(
                        "@SignRequest, @VerifyResponse, @EncryptRequest or @PropagateIdentity of %s would protect nothing: expected %s"
                                .formatted(
                                        type.getName(),
                                        type.isInterface()
                                                ? "MicroProfile Rest Client on this server"
                                                : "an interface of MicroProfile Rest Client")))
                .forEach(event::addDeploymentProblem);
    }

    /** Whether MicroProfile Rest Client is there and finds us. */
    static boolean isAsked(ClassLoader loader) {
        try {
            return ServiceLoader.load(Class.forName(LISTENER, false, loader), loader).stream()
                    .anyMatch(provider -> provider.type().getName().equals(OURS));
        } catch (ClassNotFoundException | LinkageError | ServiceConfigurationError e) {
            return false;
        }
    }
}
