package org.secf.ejb;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses a call unless its caller proved itself well enough and recently enough (step-up, RFC 9470). For methods and classes of EJBs, JAX-RS
 * resources and other beans; on a method it replaces what its class says.
 *
 * <p>A refusal is a {@link jakarta.ws.rs.WebApplicationException} on a JAX-RS resource, a {@link jakarta.ejb.EJBAccessException} on a session bean, and a
 * {@link SecurityException} on any other bean. That of a resource answers as the mechanism wants that could help: a browser that asks for a page is sent to log in, or to
 * prove more, and a program gets a 401 that says what is needed; where no mechanism could help, it is a {@link jakarta.ws.rs.ForbiddenException}.
 *
 * <p>Interceptors guard beans only, and only calls from outside: give a JAX-RS resource a scope such as
 * {@link jakarta.enterprise.context.RequestScoped}, since without one some servers do not make it a bean; a method that its own object calls, or a
 * timer, is not asked.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiredAuthenticationContext {

    /**
     * The authentication contexts of which one is needed, such as {@code urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken}, compared character by
     * character (saml-core §3.3.2.2.1, {@code exact}). Empty: any, but there must be an authenticated caller.
     */
    @Nonbinding
    String[] value() default {};

    /**
     * How long ago the caller may have proved itself to the issuer: {@code 30s}, {@code 5m}, {@code 8h} or ISO-8601, from one second to a year. Empty:
     * any time. A text that is none of these stops the deployment.
     */
    @Nonbinding
    String maxAge() default "";
}
