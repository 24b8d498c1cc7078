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

    /**
     * The most proofs of all callers together that are remembered at a time: for {@link #maxAge}, twice {@code clockSkew} and a minute. One more is answered 429.
     * Property {@code secf.bearer.dpop.max-proofs}.
     */
    int maxProofs() default 500_000;

    /** The same as an expression. */
    String maxProofsExpression() default "";

    /**
     * The most proofs of one caller that are remembered at a time, by whatever keys; one more is answered 429, and others do not notice. Property
     * {@code secf.bearer.dpop.max-proofs-per-caller}.
     */
    int maxProofsPerCaller() default 50_000;

    /** The same as an expression. */
    String maxProofsPerCallerExpression() default "";
}
