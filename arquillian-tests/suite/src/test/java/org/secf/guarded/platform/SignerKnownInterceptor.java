package org.secf.guarded.platform;

import jakarta.annotation.Priority;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.secf.message.FactsSource;

/** Asks for the facts, and refuses where there are none. */
@Interceptor
@SignerKnown
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class SignerKnownInterceptor {

    @Inject
    FactsSource facts;

    @AroundInvoke
    Object intercept(InvocationContext invocation) throws Exception {
        if (facts.current().integrity().isEmpty()) {
            throw new EJBAccessException("nobody signed");
        }
        return invocation.proceed();
    }
}
