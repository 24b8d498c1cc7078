package org.secf.ejb;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Runs after what asks for facts of the message, which are its sender's, and before what asks for the caller. Public, with a public constructor, for the container
 * alone: GlassFish subclasses the interceptors of session beans from outside this package.
 */
@Interceptor
@AuthenticatedByToken
@Priority(AuthenticatedByTokenInterceptor.PRIORITY)
public class AuthenticatedByTokenInterceptor {

    static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 1;

    @Inject
    TokenCalls calls;

    /** For the container. */
    public AuthenticatedByTokenInterceptor() {}

    /** GlassFish looks it up by its name alone, so no other method may share that. */
    @AroundInvoke
    Object intercept(InvocationContext invocation) throws Exception {
        Verdict<Caller> verdict = judge(invocation);
        Optional<Rejection> rejection = verdict.rejection();
        if (rejection.isPresent()) {
            throw Refusal.of(rejection.get(), invocation);
        }
        Caller caller = verdict.fold(found -> found, refused -> Caller.nobody());
        return calls.callerSwitch().as(caller, invocation::proceed);
    }

    /** A binding on the class would hide at which method it stands; one through a stereotype shows neither mechanism nor parameter. */
    private Verdict<Caller> judge(InvocationContext invocation) {
        AuthenticatedByToken found = invocation.getMethod().getAnnotation(AuthenticatedByToken.class);
        return found == null
                ? Verdict.rejected(
                        InterceptorReason.NO_REQUIREMENT_FOUND, "@AuthenticatedByToken on the method", "none")
                : calls.caller(found, invocation.getMethod(), invocation.getParameters());
    }
}
