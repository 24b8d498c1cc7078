package org.secf.openid;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which tokens of the provider are believed: an attribute {@code idToken} of {@link OpenIdConnectAuthenticationMechanismDefinition}. Properties are {@code secf.openid.id-token.…}. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenIdTokensDefinition {

    /** By which algorithms the provider signs tokens for us. Property {@code secf.openid.id-token.algorithms}. */
    String[] algorithms() default {"RS256"};

    /** Whether the provider encrypts tokens to us; others are refused then. Property {@code secf.openid.id-token.encrypted}. */
    boolean encrypted() default false;

    /** The same as an expression. */
    String encryptedExpression() default "";

    /** The key set that opens them; {@code main} is the set without a name. Property {@code secf.openid.id-token.key-set}. */
    String keySet() default "";

    /** Who else ID tokens may be for, such as other applications of ours. Property {@code secf.openid.id-token.other-audiences}. */
    String[] otherAudiences() default {};

    /** Tolerance of every time check, up to {@code 5m}. Property {@code secf.openid.id-token.clock-skew}. */
    String clockSkew() default "30s";

    /** How long after it was issued a token of the provider is taken, from {@code 10s} to {@code 1h}. Property {@code secf.openid.id-token.max-age}. */
    String maxAge() default "5m";

    /** Whether answers about users are signed as ID tokens are; plain ones are refused then. Property {@code secf.openid.id-token.user-info-signed}. */
    boolean userInfoSigned() default false;

    /** The same as an expression. */
    String userInfoSignedExpression() default "";
}
