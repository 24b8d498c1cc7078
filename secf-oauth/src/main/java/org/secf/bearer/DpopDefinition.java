package org.secf.bearer;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which proofs are good (RFC 9449): an attribute {@code dpop} of {@link BearerTokenAuthenticationMechanismDefinition}. Properties are
 * {@code secf.bearer.dpop.…}.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface DpopDefinition {

    /** By which algorithms proofs may be signed. Property {@code secf.bearer.dpop.algorithms}. */
    String[] algorithms() default {"ES256", "PS256", "EdDSA"};

    /** How long after it was made a proof is good, up to {@code 10m}; so long it is remembered. Property {@code secf.bearer.dpop.max-age}. */
    String maxAge() default "1m";

    /** Whether each proof needs a nonce that this server gave out, so that none can be made in advance. Property {@code secf.bearer.dpop.require-nonce}. */
    boolean requireNonce() default false;

    /** The same as an expression. */
    String requireNonceExpression() default "";

    /** How long a nonce is good, up to {@code 10m}, for any number of proofs. Property {@code secf.bearer.dpop.nonce-lifetime}. */
    String nonceLifetime() default "5m";

    /**
     * Where the 32 octets are, {@code store:alias} or {@code file:/path}, by which all nodes know each other's nonces. Default: each node makes its own. Property
     * {@code secf.bearer.dpop.nonce-key}.
     */
    String nonceKey() default "";
}
