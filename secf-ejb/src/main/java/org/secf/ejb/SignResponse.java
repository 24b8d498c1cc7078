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
 * The response is signed and bound to its request (RFC 9421 §2.4), or is not sent: it is held back until it is complete, unless it is {@link #streamed}. For methods and classes of JAX-RS
 * resources, EJBs and other beans that answer a request; on a method it replaces what its class says. A call without a response that could be signed is
 * refused.
 *
 * <p>Signs by what {@link org.secf.integrity.ResponseSignatureDefinition} defines. A bean that is called after the resource began to write comes too late:
 * put it on the resource then.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SignResponse {

    /** The name of the definition. Default: the one without a name. */
    @Nonbinding
    String definition() default "";

    /**
     * Whether the response is sent as it comes, from the first flush on, instead of being held back until it is complete: in signed chunks to clients who ask
     * for them, else with its signature in trailers. Where neither is possible it becomes an error 500.
     */
    @Nonbinding
    boolean streamed() default false;
}
