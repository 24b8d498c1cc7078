package org.secf.propagation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.tls.TlsDefinition;

/**
 * Which servers may learn for whom they are called, and by what. Annotations of clients name it, and {@link PropagatedIdentities} hands it out. Where the caller cannot
 * be told as it says, the call is not made.
 *
 * <p>Every attribute may also be given as property {@code secf.delegation.<name>.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor,
 * the descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(PropagatedIdentityDefinition.List.class)
public @interface PropagatedIdentityDefinition {

    /** What it is called: small letters, digits and hyphens. */
    String name();

    /**
     * The servers that may learn who calls, each {@code https://host} with a port or without; http to this machine only. Required here or as
     * {@code secf.delegation.<name>.origins}: a call of another one is refused before anything leaves.
     */
    String[] origins() default {};

    /**
     * By what they may learn it, out of {@link PropagationMode}; the first is taken where the application names none. Required here or as
     * {@code secf.delegation.<name>.modes}.
     */
    String[] modes() default {};

    /**
     * Whom tokens may be made for; the first is taken where the application names none. Required for {@link PropagationMode#DELEGATED} and
     * {@link PropagationMode#SECURITY_TOKEN_SERVICE}. Property
     * {@code secf.delegation.<name>.audiences}.
     */
    String[] audiences() default {};

    /** Whether a call for nobody goes without a token, in place of being refused. Property {@code secf.delegation.<name>.allow-anonymous}. */
    boolean allowAnonymous() default false;

    /** The same as an expression. */
    String allowAnonymousExpression() default "";

    /** Who vouches in the mode {@link PropagationMode#DELEGATED}. Property {@code secf.delegation.<name>.issuer}. */
    String issuer() default "saml-delegation";

    /**
     * The {@link org.secf.client.ProtectedClientDefinition} whose key signs the calls: tokens that vouch for a caller are worth nothing without that key. Property
     * {@code secf.delegation.<name>.signing-client}.
     */
    String signingClient() default "";

    /** In place of {@link #signingClient} the key set whose active signing key calls prove in TLS. Property {@code secf.delegation.<name>.holder-key-set}. */
    String holderKeySet() default "";

    /** Where tokens are given. Property {@code secf.delegation.<name>.token-endpoint}. */
    String tokenEndpoint() default "";

    /** The client identifier there. Property {@code secf.delegation.<name>.token-client}. */
    String tokenClient() default "";

    /**
     * Its secret: {@code store:} and an alias, or {@code file:} and a path. Default: the certificate of {@link #tls} is enough. Property
     * {@code secf.delegation.<name>.token-secret}.
     */
    String tokenSecret() default "";

    /**
     * In place of {@link #tokenSecret} the key set whose active signing key proves the application there, by a token that it signs ({@code private_key_jwt}). Property
     * {@code secf.delegation.<name>.token-key-set}.
     */
    String tokenKeySet() default "";

    /** Whose endpoint it is, by the issuer identifier; needed with {@link #tokenKeySet}. Property {@code secf.delegation.<name>.token-issuer}. */
    String tokenIssuer() default "";

    /**
     * {@code ES256}, {@code ES384}, {@code EdDSA}, {@code RS256} or {@code PS512}: by which that key signs. Default: the one of its kind. Property
     * {@code secf.delegation.<name>.token-algorithm}.
     */
    String tokenAlgorithm() default "";

    /**
     * The key set to whose active signing key the tokens of the token endpoint are bound (DPoP, RFC 9449): calls prove that key, and tokens for whoever bears them are
     * refused. Default: they are for whoever bears them. Property {@code secf.delegation.<name>.dpop-key-set}.
     */
    String dpopKeySet() default "";

    /** Where the tokens are to be used, as the token endpoint knows it (RFC 8707). Property {@code secf.delegation.<name>.resources}. */
    String[] resources() default {};

    /** The scope that tokens are asked for. Default: the token endpoint decides. Property {@code secf.delegation.<name>.scope}. */
    String scope() default "";

    /**
     * {@code access_token}, {@code jwt} or {@code saml2}: what is asked for in exchange in the mode {@link PropagationMode#TOKEN_EXCHANGE}, which with the last is as
     * {@link PropagationMode#SECURITY_TOKEN_SERVICE}. Default: the token endpoint decides. Property
     * {@code secf.delegation.<name>.requested-token-type}.
     */
    String requestedTokenType() default "";

    /**
     * Whether the application says where tokens are exchanged that it is who acts, by an access token of its own. Property
     * {@code secf.delegation.<name>.show-actor}.
     */
    boolean showActor() default false;

    /** The same as an expression. */
    String showActorExpression() default "";

    /** How long before its end a token is used no more, up to {@code 5m}. Property {@code secf.delegation.<name>.token-skew}. */
    String tokenSkew() default "30s";

    /** How many tokens are kept, each for one caller. Property {@code secf.delegation.<name>.max-tokens}. */
    int maxTokens() default 10_000;

    /** The same as an expression. */
    String maxTokensExpression() default "";

    /** How the token endpoint is called. Properties {@code secf.delegation.<name>.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        PropagatedIdentityDefinition[] value();
    }
}
