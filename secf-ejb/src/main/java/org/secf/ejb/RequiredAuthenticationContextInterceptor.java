package org.secf.ejb;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Clock;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Runs before every interceptor of the application, so that nothing of it runs for a caller who is refused, and after the one that may make another caller of a token. Public, with a public constructor,
 * for the container alone: GlassFish subclasses the interceptors of session beans from outside this package.
 */
@Interceptor
@RequiredAuthenticationContext
@Priority(AuthenticatedByTokenInterceptor.PRIORITY + 1)
public class RequiredAuthenticationContextInterceptor {

    @Inject
    CallerLookup callers;

    @Inject
    Requirements requirements;

    @Inject
    @SecurityTime
    Clock clock;

    /** For the container. */
    public RequiredAuthenticationContextInterceptor() {}

    /** GlassFish looks it up by its name alone, so no other method may share that. */
    @AroundInvoke
    Object intercept(InvocationContext invocation) throws Exception {
        Class<?> type = invocation.getTarget().getClass();
        Optional<Rejection> rejection = judge(callers.current(), requirements.of(type, invocation.getMethod()));
        if (rejection.isPresent()) {
            throw Refusal.of(rejection.get(), invocation);
        }
        return invocation.proceed();
    }

    private Optional<Rejection> judge(Optional<Caller> caller, Optional<Requirement> requirement) {
        if (caller.isEmpty()) {
            return rejected(InterceptorReason.NO_CALLER_SOURCE, "exactly one CallerSource, as secf-jaspic brings");
        }
        if (requirement.isEmpty()) {
            return rejected(
                    InterceptorReason.NO_REQUIREMENT_FOUND,
                    "@RequiredAuthenticationContext on the method or its class");
        }
        Verdict<Caller> verdict = requirement.get().judge(caller.get(), clock.instant());
        return verdict.rejection();
    }

    private static Optional<Rejection> rejected(InterceptorReason reason, String expected) {
        return Optional.of(new Rejection(reason, expected, "none"));
    }
}
