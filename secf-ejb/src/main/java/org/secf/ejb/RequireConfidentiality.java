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
 * Refuses a call that did not come by TLS (SEC_CF CONF-001, RFC 9325 §3.2). For methods and classes of JAX-RS resources, EJBs and other beans; on a method
 * it replaces what its class says.
 *
 * <p>On a JAX-RS resource a request without TLS is answered by 403, or by a redirect where {@link #redirect} says so; an answer by TLS tells browsers to
 * come by TLS only from now on ({@code Strict-Transport-Security}, RFC 6797). On a session bean the refusal is a {@link jakarta.ejb.EJBAccessException},
 * on any other bean a {@link SecurityException}; there a call without any request, such as a timer's or on an executor's thread, is refused as well,
 * because nothing is known of how it came.
 *
 * <p>Whether a request came by TLS is the container's to say ({@code isSecure}). {@code X-Forwarded-Proto} is not looked at, since any client can write
 * it: a container behind a proxy that ends TLS must be told of that proxy, in the container's own settings.
 *
 * <p>Interceptors guard beans only, and only calls from outside. A sub-resource locator cannot be guarded: put it on the methods of the class that the
 * locator returns. What a container does before JAX-RS, such as asking for a password, is guarded by {@code transport-guarantee} in {@code web.xml} alone.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequireConfidentiality {

    /**
     * How long browsers are to remember, from {@code 0s}, which makes them forget, to {@code 3650d} (RFC 6797 §6.1.1). A text that is none of these
     * stops the deployment. JAX-RS only.
     */
    @Nonbinding
    String maxAge() default "365d";

    /**
     * Whether GET and HEAD without TLS are sent on by 308 (RFC 9110 §15.4.9) to the same path below {@link #baseUrl}. What the request says of its host is
     * not used; where no base URL is configured, the answer is 403 all the same. Other methods are never sent on: what they carry has been
     * read by others already. JAX-RS only.
     */
    @Nonbinding
    boolean redirect() default false;

    /**
     * Where the application is reached by TLS, such as {@code https://enabler.example.org/enabler}. The setting {@code secf.confidentiality.base-url}, of
     * the descriptor or a property, overrides it for the whole application. Anything but an https address stops the deployment.
     */
    @Nonbinding
    String baseUrl() default "";
}
