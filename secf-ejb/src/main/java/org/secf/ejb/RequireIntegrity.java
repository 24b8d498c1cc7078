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
 * Refuses a call whose request was not signed, so that nobody on the way changed it (SEC_CF INTE-001). For methods and classes of JAX-RS resources, EJBs
 * and other beans; on a method it replaces what its class says.
 *
 * <p>Signatures are verified before, by what the application defines, such as
 * {@link org.secf.integrity.HttpMessageSignatureAuthenticationMechanismDefinition}; here is asked for what was found. A call of which nothing is known, such
 * as a timer's, one on an executor's thread or one from another deployment, is refused: by {@link jakarta.ejb.EJBAccessException} on a session bean, by
 * {@link SecurityException} on any other, by 403 on a JAX-RS resource, and by 401 where nobody is logged in yet and nothing was signed.
 *
 * <p>Interceptors guard beans only, and only calls from outside. A sub-resource locator cannot be guarded: put it on the methods of the class that the
 * locator returns.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequireIntegrity {

    /** Whose signature it has to be. */
    enum Origin {
        /** Of a key that is believed, whoever has it. */
        ANY,
        /** Of somebody whose name is known here. */
        KNOWN,
        /** Of the caller, so that nobody can send a request of his own in another's session. */
        CALLER
    }

    /**
     * What the signature has to cover besides what its definition asks for, as RFC 9421 §2 names it: {@code x-tenant}, {@code @query-param;name="id"}. What
     * is none stops the deployment.
     */
    @Nonbinding
    String[] components() default {};

    /** Whether the body has to be covered, by its digest (RFC 9530). */
    @Nonbinding
    boolean bodyDigest() default true;

    /** Whose signature it has to be. */
    @Nonbinding
    Origin origin() default Origin.KNOWN;
}
