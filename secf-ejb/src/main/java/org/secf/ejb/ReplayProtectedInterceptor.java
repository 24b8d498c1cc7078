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
 * Runs before every other interceptor of the application, so that nothing of it runs for a copy of a request. Public, with a public constructor, for the container alone: GlassFish subclasses the interceptors of session beans from outside this package.
 */
@Interceptor
@ReplayProtected
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ReplayProtectedInterceptor {

    @Inject
    MessageProtection protection;

    /** For the container. */
    public ReplayProtectedInterceptor() {}

    /** GlassFish looks it up by its name alone, so no other method may share that. */
    @AroundInvoke
    Object intercept(InvocationContext invocation) throws Exception {
        Optional<Rejection> rejection = protection
                .demand(invocation.getTarget().getClass(), invocation.getMethod())
                .freshness()
                .map(protection::replayed)
                .orElseGet(ReplayProtectedInterceptor::notFound);
        if (rejection.isPresent()) {
            throw Refusal.of(rejection.get(), invocation);
        }
        return invocation.proceed();
    }

    private static Optional<Rejection> notFound() {
        return Check.refused(
                InterceptorReason.NO_REQUIREMENT_FOUND, "@ReplayProtected on the method or its class", "none");
    }
}
