package org.secf.ejb;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller of the method is whom its token proves: one parameter, {@link CallerToken}, is verified before the method runs, and refuses the call where it is missing or
 * does not hold. For tokens that come with a message or a remote call, where no mechanism reads them.
 *
 * <p>For that call, on its thread, the injected {@link org.secf.identity.Caller} is the token's, and {@link RequiredAuthenticationContext} asks that one. The
 * container's own principal stays who it was: {@code SessionContext.getCallerPrincipal()}, {@code isCallerInRole} and {@code @RolesAllowed} do not know the token,
 * because no server lets an interceptor change them. Ask {@code Caller.groups()} instead.
 *
 * <p>Who brings the token is proved by a signature of the request at hand that covers its content, if there is one. Without a request, such as for a remote call or a
 * message of a queue, nothing is proved, so that only a token of a bearer is taken, if the deployer accepts such ones at all, and {@link #assumeConfidential} says
 * what cannot be known.
 *
 * <p>For methods. On a class it refuses every call of a method that has none of its own; it may stand there because an interceptor has to bear it.
 *
 * <p>A refusal is the same as that of {@link RequiredAuthenticationContext}.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AuthenticatedByToken {

    /** The id of the mechanism that verifies it: {@code saml-token}, {@code saml-token.partners}. */
    @Nonbinding
    String value() default "saml-token";

    /**
     * Dangerous: takes it that nobody else could read the call on its way, also where that is not known, such as for a remote call or a message of a queue. Where it
     * is not so, whoever read a token of a bearer is its subject until it is used here.
     */
    @Nonbinding
    boolean assumeConfidential() default false;
}
