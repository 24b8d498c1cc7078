package org.secf.bearer;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who is asked about tokens that only the issuer can read (RFC 7662): an attribute {@code introspection} of
 * {@link BearerTokenAuthenticationMechanismDefinition}. Properties are {@code secf.bearer.introspection.…}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface IntrospectionDefinition {

    /** Where the issuer is asked, by https or on this machine. Default: nowhere. Property {@code secf.bearer.introspection.uri}. */
    String uri() default "";

    /** By which the issuer knows us. Property {@code secf.bearer.introspection.client-id}. */
    String clientId() default "";

    /**
     * Where our secret is: {@code store:alias} or {@code file:/path}. Without, the certificate of {@code tls.clientKey} proves us (RFC 8705 §2). Property
     * {@code secf.bearer.introspection.client-secret}.
     */
    String clientSecret() default "";

    /** Whether answers have to be signed by the issuer's keys (RFC 9701); plain ones are refused then. Property {@code secf.bearer.introspection.signed}. */
    boolean signed() default false;

    /** The same as an expression. */
    String signedExpression() default "";

    /**
     * How long the issuer need not be asked again about a token that is good, up to {@code 5m} and never beyond its end; so long one that it revokes stays good
     * here. Property {@code secf.bearer.introspection.remember}.
     */
    String remember() default "30s";

    /** How long the issuer is not asked again about a token that is not good, up to {@code 1m}. Property {@code secf.bearer.introspection.remember-refused}. */
    String rememberRefused() default "5s";

    /**
     * How many ask the issuer at once, up to 1000. Others wait for two seconds, and are answered 503 then: anybody can invent tokens to ask about. Property
     * {@code secf.bearer.introspection.max-calls}.
     */
    int maxCalls() default 20;

    /** The same as an expression. */
    String maxCallsExpression() default "";

    /**
     * How many wait for their turn, up to 10000, and as many for the answer to somebody else with the same token; one more is answered 503 at once, so that the
     * threads of the server are left to others. Property {@code secf.bearer.introspection.max-waiting}.
     */
    int maxWaiting() default 100;

    /** The same as an expression. */
    String maxWaitingExpression() default "";
}
