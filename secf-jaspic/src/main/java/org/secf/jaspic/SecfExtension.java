package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.boot.AnnotationSource;
import org.secf.boot.Definition;
import org.secf.boot.Factories;

/**
 * Finds definition annotations on any class that CDI looks at, and takes our Jakarta Security bean away where there is none, so that it never stands
 * beside the Jakarta Authentication module.
 */
public class SecfExtension implements Extension {

    private final AnnotationSource source = new AnnotationSource(Factories.find());
    private final List<Definition> definitions = new CopyOnWriteArrayList<>();

    /** For the container. */
    public SecfExtension() {}

    void collect(@Observes ProcessAnnotatedType<?> type) {
        var annotated = type.getAnnotatedType();
        definitions.addAll(source.definitions(
                annotated.getAnnotations(), annotated.getJavaClass().getName()));
    }

    void decide(@Observes ProcessBeanAttributes<SecfAuthMechanism> bean) {
        if (definitions.isEmpty()) {
            bean.veto();
        }
    }

    /** Any payload is observed, because an EAR's other modules fire this event too, with payloads of their own. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object payload) {
        if (payload instanceof ServletContext context) {
            Deployment.start(context, List.copyOf(definitions));
        }
    }

    /** What was found in the whole application. */
    List<Definition> definitions() {
        return List.copyOf(definitions);
    }
}
