package org.secf.ejb;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.secf.verdict.Rejection;

/** A rejection in the terms of the component that was called. Tells the reason's name only; the detail stays in the log. */
final class Refusal {

    private static final Logger LOG = System.getLogger("org.secf.ejb");
    private static final List<Class<? extends Annotation>> SESSION_BEANS =
            List.of(Stateless.class, Stateful.class, Singleton.class);

    private Refusal() {}

    /** Logs it. */
    static RuntimeException of(Rejection rejection, InvocationContext invocation) {
        log(rejection, invocation.getMethod());
        return of(rejection, invocation.getTarget().getClass());
    }

    /**
     * Logs it. A JAX-RS resource gives the answer of the mechanism that could help, where that has one for the client: a 401 to a program, and to a browser the way to a login.
     *
     * @param answer asked only there
     */
    static RuntimeException of(Rejection rejection, InvocationContext invocation, Supplier<Optional<Response>> answer) {
        boolean isResource = carries(invocation.getTarget().getClass(), List.of(Path.class));
        Optional<Response> helpful = isResource ? answer.get() : Optional.empty();
        if (helpful.isEmpty()) {
            return of(rejection, invocation);
        }
        log(rejection, invocation.getMethod());
        return of(rejection.reason().name(), helpful.get());
    }

    /** As the exception of its status: applications may map these. */
    private static WebApplicationException of(String reason, Response answer) {
        return switch (answer.getStatus()) {
            case 303 -> new RedirectionException(reason, answer);
            case 401 -> new NotAuthorizedException(reason, answer);
            case 403 -> new ForbiddenException(reason, answer);
            case 503 -> new ServiceUnavailableException(reason, answer);
            // A page that asks for a login is no good answer: who reads only the status must see that nothing was done.
            case 200 ->
                new NotAuthorizedException(
                        reason, Response.fromResponse(answer).status(401).build());
            default -> new WebApplicationException(reason, answer);
        };
    }

    /**
     * Once, by its reason.
     *
     * @param place what was called: a method, or a path as the client chose it
     */
    static void log(Rejection rejection, Object place) {
        LOG.log(
                Logger.Level.INFO,
                "{0} ({1}) refused {2}: {3}",
                rejection.reason().name(),
                rejection.reason().clause(),
                Rejection.printable(String.valueOf(place)),
                rejection.detail());
    }

    private static RuntimeException of(Rejection rejection, Class<?> type) {
        String reason = rejection.reason().name();
        if (carries(type, List.of(Path.class))) {
            return rejection.reason() == InterceptorReason.NOT_AUTHENTICATED
                    ? new NotAuthorizedException(reason, "SECF")
                    : new ForbiddenException(reason);
        }
        return isSessionBean(type) ? new EJBAccessException(reason) : new SecurityException(reason);
    }

    /** By its annotations. */
    static boolean isSessionBean(Class<?> type) {
        return carries(type, SESSION_BEANS);
    }

    /** Servers call a generated subclass of the bean class, and JAX-RS annotations may stand on an interface. */
    private static boolean carries(Class<?> type, List<Class<? extends Annotation>> annotations) {
        return Stream.<Class<?>>iterate(type, c -> c != null && c != Object.class, Class::getSuperclass)
                .flatMap(c -> Stream.concat(Stream.of(c), Stream.of(c.getInterfaces())))
                .anyMatch(c -> annotations.stream().anyMatch(c::isAnnotationPresent));
    }
}
