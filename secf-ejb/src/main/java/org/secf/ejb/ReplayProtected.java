package org.secf.ejb;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses a call whose request could be a copy of an earlier one (RFC 9421 §7.2.2): nothing that is used once, such as a nonce, was verified in it, or
 * not with each of its signatures. For methods and classes of JAX-RS resources, EJBs and other beans. A call of which nothing is known is refused, as by
 * {@link RequireIntegrity}.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ReplayProtected {}
