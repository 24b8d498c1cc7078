package org.secf.openid;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How logins are asked for: an attribute {@code request} of {@link OpenIdConnectAuthenticationMechanismDefinition}. Properties are {@code secf.openid.request.…}. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenIdRequestDefinition {

    /** Whether requests go to the provider from here, and browsers bring their names alone (RFC 9126). Property {@code secf.openid.request.pushed}. */
    boolean pushed() default false;

    /** The same as an expression. */
    String pushedExpression() default "";

    /** Whether requests are signed by our key set (RFC 9101). Property {@code secf.openid.request.signed}. */
    boolean signed() default false;

    /** The same as an expression. */
    String signedExpression() default "";

    /** Whether signed requests are encrypted to a key of the provider, too. Property {@code secf.openid.request.encrypted}. */
    boolean encrypted() default false;

    /** The same as an expression. */
    String encryptedExpression() default "";
}
