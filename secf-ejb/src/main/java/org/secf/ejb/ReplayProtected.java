package org.secf.ejb;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.message.Freshness;

/**
 * Refuses a call whose request could be a copy of an earlier one (RFC 9421 §7.2.2): nothing that is used once, such as a nonce, was verified in it, or
 * not with each of its signatures. For methods and classes of JAX-RS resources, EJBs and other beans; where it stands on a method and on its class, both are
 * demanded. A call of which nothing is known is refused, as by {@link RequireIntegrity}.
 *
 * <p>What is used once was claimed before, by the definition that verified it. Where something it demands is not known of what was claimed, such as its owner or
 * its age, the call is refused.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ReplayProtected {

    /** Whose use it has to be. */
    enum Scope {
        /** Anybody's: within the application it passes once. */
        APPLICATION,
        /** The signer's: a signature of the message covers it, so that what was signed passes once, and not just a credential beside it. */
        SIGNER,
        /** The caller's own, so that nobody makes a copy of another's request fresh by something of his. */
        CALLER
    }

    /**
     * How old the message may be, such as {@code 5m} or {@code PT30S}, from a second to 366 days. An older one is refused, and so is one of unknown age. It
     * may be no longer than the definition takes it anyway. Default: as that has it. What is no duration stops the deployment.
     */
    @Nonbinding
    String window() default "";

    /** Whose use it has to be. */
    @Nonbinding
    Scope scope() default Scope.APPLICATION;

    /** What counts as used once; other things do not. Default: all. */
    @Nonbinding
    Freshness.Source[] source() default {};
}
