package org.secf.ejb;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Runs before every other interceptor of the application, so that nothing of it runs for a body that others could read, or where the response could not be encrypted. Public, with a public constructor, for the container alone: GlassFish subclasses the interceptors of session beans from outside this package.
 */
@Interceptor
@EncryptPayload
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class EncryptPayloadInterceptor {

    @Inject
    MessageProtection protection;

    /** For the container. */
    public EncryptPayloadInterceptor() {}

    /** GlassFish looks it up by its name alone, so no other method may share that. */
    @AroundInvoke
    Object intercept(InvocationContext invocation) throws Exception {
        Optional<Rejection> rejection = protection
                .demand(invocation.getTarget().getClass(), invocation.getMethod())
                .encryption()
                .map(protection::unencrypted)
                .orElseGet(EncryptPayloadInterceptor::notFound);
        if (rejection.isPresent()) {
            throw Refusal.of(rejection.get(), invocation);
        }
        return invocation.proceed();
    }

    private static Optional<Rejection> notFound() {
        return Check.refused(
                InterceptorReason.NO_REQUIREMENT_FOUND, "@EncryptPayload on the method or its class", "none");
    }
}
