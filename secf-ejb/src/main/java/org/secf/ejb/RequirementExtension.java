package org.secf.ejb;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.secf.settings.ConfigurationException;

/**
 * Reads every {@link RequiredAuthenticationContext}, {@link RequireConfidentiality}, {@link RequireIntegrity}, {@link ReplayProtected}, {@link AuthenticatedByToken} and {@link SignResponse} at deployment, so that a
 * bad one stops it instead of the first call.
 */
public class RequirementExtension implements Extension {

    private final List<ConfigurationException> errors = new CopyOnWriteArrayList<>();
    private final List<Streamed> streamed = new CopyOnWriteArrayList<>();

    private record Streamed(String id, String place) {}

    void read(
            @Observes
                    @WithAnnotations({
                        RequiredAuthenticationContext.class,
                        RequireConfidentiality.class,
                        RequireIntegrity.class,
                        ReplayProtected.class,
                        AuthenticatedByToken.class,
                        SignResponse.class
                    })
                    ProcessAnnotatedType<?> event) {
        AnnotatedType<?> type = event.getAnnotatedType();
        Class<?> bean = type.getJavaClass();
        read(type, bean.getName());
        check(type, ReplayProtected.class, found -> FreshnessDemand.of(found, bean.getName()));
        type.getMethods().forEach(method -> {
            Method member = method.getJavaMember();
            read(method, member.toString());
            check(method, ReplayProtected.class, found -> MessageDemand.freshness(bean, member));
            check(method, AuthenticatedByToken.class, found -> TokenCall.of(found, member));
        });
    }

    /** Of beans only: what stands at interfaces of other classes may be read by somebody else. */
    void hold(@Observes ProcessBean<?> event) {
        if (event.getAnnotated() instanceof AnnotatedType<?> type) {
            boolean isSessionBean =
                    event instanceof ProcessSessionBean<?> || Refusal.isSessionBean(type.getJavaClass());
            InterfaceDemands.unread(type.getJavaClass(), isSessionBean).forEach(event::addDefinitionError);
        }
    }

    void stop(@Observes AfterBeanDiscovery event) {
        errors.forEach(event::addDefinitionError);
    }

    /** Where that definition is to sign responses while they are sent. */
    List<String> streamed(String id) {
        return streamed.stream()
                .filter(one -> one.id().equals(id))
                .map(Streamed::place)
                .toList();
    }

    private void read(Annotated annotated, String place) {
        check(annotated, RequiredAuthenticationContext.class, found -> Requirement.of(found, place));
        check(annotated, RequireConfidentiality.class, found -> Confidentiality.of(found, place));
        check(annotated, RequireIntegrity.class, found -> IntegrityDemand.of(found, place));
        check(annotated, SignResponse.class, found -> note(found, place));
    }

    private void note(SignResponse found, String place) {
        if (found.streamed()) {
            streamed.add(new Streamed(MessageDemand.sealer(found), place));
        }
    }

    private <A extends Annotation> void check(Annotated annotated, Class<A> type, Consumer<A> parse) {
        A found = annotated.getAnnotation(type);
        if (found != null) {
            try {
                parse.accept(found);
            } catch (ConfigurationException e) {
                errors.add(e);
            }
        }
    }
}
