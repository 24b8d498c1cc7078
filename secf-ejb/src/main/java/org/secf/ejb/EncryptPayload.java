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
 * The body of the request has come encrypted, and that of the response leaves encrypted to whoever asked (SEC_CF CONF-001). For methods and classes of JAX-RS
 * resources, EJBs and other beans; on a method it replaces what its class says.
 *
 * <p>By what {@link org.secf.confidentiality.PayloadEncryptionDefinition} defines. Bodies are decrypted before, whoever asked; here is asked for what was found. A
 * request without content passes, since nothing of it could be read; what stands in its address and its fields was never encrypted. A call of which nothing is
 * known, such as a timer's, one on an executor's thread or one from another deployment, is refused, as by {@link RequireIntegrity}. So is one whose response could
 * not be encrypted, because nobody is known to whom.
 *
 * <p>Of a body under a security association its peer is known, and somebody else's signature over it, or another caller, is refused: he may have copied it. Who
 * encrypted a body to a public key is not said by it: ask for {@link RequireIntegrity}, too, which says who sent it. The response is held back until it is complete; a bean that is called after the
 * resource began to write comes too late, so put it on the resource then.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface EncryptPayload {

    /** Which body. */
    enum Direction {
        /** That of the request. */
        REQUEST,
        /** That of the response. */
        RESPONSE,
        /** Both. */
        BOTH
    }

    /** Which bodies. */
    @Nonbinding
    Direction value() default Direction.BOTH;

    /** The name of the definition. Default: the one without a name. */
    @Nonbinding
    String definition() default "";
}
