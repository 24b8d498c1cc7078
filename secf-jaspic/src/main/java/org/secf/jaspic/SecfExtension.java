package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.boot.AnnotationSource;
import org.secf.boot.Definition;
import org.secf.boot.Factories;
import org.secf.settings.ConfigurationException;

/**
 * Finds definition annotations on any class that CDI looks at, and adds our Jakarta Security bean where our handler has something to choose from, so
 * that it never stands beside the Jakarta Authentication module or a mechanism of the application's own.
 */
public class SecfExtension implements Extension {

    private final AnnotationSource source = new AnnotationSource(Factories.find());
    private final List<Declared> declared = new CopyOnWriteArrayList<>();
    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    private final List<ServletContext> started = new CopyOnWriteArrayList<>();

    /** For the container. */
    public SecfExtension() {}

    void collect(@Observes ProcessAnnotatedType<?> type) {
        var annotated = type.getAnnotatedType();
        Class<?> javaClass = annotated.getJavaClass();
        roles.addAll(NamedRoles.by(annotated));
        source.definitions(annotated.getAnnotations(), javaClass.getName()).stream()
                .map(definition -> new Declared(javaClass, definition))
                .forEach(declared::add);
    }

    /** Not before all types are known, and still early enough for servers that look for mechanisms among types. */
    void decide(@Observes AfterTypeDiscovery types) {
        if (hasMechanismBean()) {
            types.addAnnotatedType(SecfAuthMechanism.class, SecfAuthMechanism.class.getName())
                    .add(ApplicationScoped.Literal.INSTANCE);
        }
    }

    /** Those that the application chooses itself, as beans that it can inject. */
    void offer(@Observes AfterBeanDiscovery event) {
        try {
            declared.stream()
                    .map(Declared::definition)
                    .filter(definition -> !definition.qualifiers().isEmpty())
                    .forEach(definition -> QualifiedMechanism.add(event, definition));
        } catch (ConfigurationException e) {
            event.addDefinitionError(e);
        }
    }

    /** Any payload is observed, because an EAR's other modules fire this event too, with payloads of their own. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object payload) {
        if (payload instanceof ServletContext context) {
            Deployment.start(context, found());
            started.add(context);
        }
    }

    /** What was found in the whole application. */
    Found found() {
        return new Found(List.copyOf(declared), Set.copyOf(roles), hasMechanismBean());
    }

    /** The web applications that were started, one or, in an EAR, more. */
    List<ServletContext> started() {
        return List.copyOf(started);
    }

    private boolean hasMechanismBean() {
        return declared.stream()
                .map(Declared::definition)
                .filter(Definition::mayAuthenticate)
                .map(Definition::qualifiers)
                .anyMatch(List::isEmpty);
    }

    /**
     * What CDI knows of an application, all modules of an EAR together.
     *
     * @param declared definitions by annotation
     * @param roles that annotations speak of
     * @param hasMechanismBean whether our Jakarta Security bean stands in the application
     */
    record Found(List<Declared> declared, Set<String> roles, boolean hasMechanismBean) {

        /** Nothing, as where there is no CDI. */
        static final Found NOTHING = new Found(List.of(), Set.of(), false);
    }
}
