package org.secf.openid;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.openid.provider.AuthenticationMethod;
import org.secf.tls.TlsDefinition;

/**
 * Users log in at an OpenID provider by the authorization code flow (OpenID Connect Core §3.1), always with PKCE, a nonce and a state of their own. Attributes are named as
 * those of {@code @OpenIdAuthenticationMechanismDefinition} of Jakarta Security where they mean the same.
 *
 * <p>One definition has one provider. Where there are several, each has a {@link #name}, a {@link #redirectURI}, paths for logouts, and {@link #paths} or a
 * {@link #priority}.
 *
 * <p>Every attribute may also be given as property {@code secf.openid.<kebab-case>}, with the name before it where the definition has one, or in
 * {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(OpenIdConnectAuthenticationMechanismDefinition.List.class)
public @interface OpenIdConnectAuthenticationMechanismDefinition {

    /** Tells several definitions apart. Default: the only one. */
    String name() default "";

    /**
     * Where the application is reached from outside, such as {@code https://shop.example.org/enabler}; https, or http on loopback. Required here or as
     * {@code secf.openid.base-url}.
     */
    String baseUrl() default "";

    /** The provider's issuer, letter by letter; it announces itself below. Required here or as {@code secf.openid.provider-uri}. */
    String providerURI() default "";

    /** What is known of the provider without asking it. Properties {@code secf.openid.provider-metadata.…}. */
    OpenIdProviderMetadataDefinition providerMetadata() default @OpenIdProviderMetadataDefinition;

    /** The name by which the provider knows us. Required here or as {@code secf.openid.client-id}. */
    String clientId() default "";

    /**
     * Where the secret is that the provider and we have: {@code store:} and an alias of a secret store, or {@code file:}. Default: {@link #keySet} or a certificate of
     * {@link #tls} proves us. Property {@code secf.openid.client-secret}.
     */
    String clientSecret() default "";

    /**
     * How we prove to the provider who we are, as one of {@link AuthenticationMethod}. Default: the best that it announces and we can. Property
     * {@code secf.openid.client-authentication}.
     */
    String clientAuthentication() default "";

    /** The key set whose active signing key proves us by signed tokens, and signs requests. Property {@code secf.openid.key-set}. */
    String keySet() default "";

    /**
     * The key set to whose active signing key codes and tokens are bound, so that nobody else can use them (DPoP, RFC 9449). Tokens for whoever bears them are refused
     * then. Default: they are such. Property {@code secf.openid.dpop-key-set}.
     */
    String dpopKeySet() default "";

    /**
     * Path below the base URL where answers of logins come in, or the base URL and such a path; the provider has to know it. Property
     * {@code secf.openid.redirect-uri}.
     */
    String redirectURI() default "/openid/callback";

    /** Whether a login leads to what was asked for first, and not to the front page. Property {@code secf.openid.redirect-to-original-resource}. */
    boolean redirectToOriginalResource() default true;

    /** The same as an expression. */
    String redirectToOriginalResourceExpression() default "";

    /** What is asked of the provider, {@code openid} among it. Property {@code secf.openid.scope}. */
    String[] scope() default {"openid", "email", "profile"};

    /** How the provider answers: by {@code code}, and in no other way. Property {@code secf.openid.response-type}. */
    String responseType() default "code";

    /** How a browser brings the answer: in the address, or in a form. Property {@code secf.openid.response-mode}. */
    ResponseMode responseMode() default ResponseMode.QUERY;

    /** The same as an expression. */
    String responseModeExpression() default "";

    /** How the provider may ask its user: {@code none}, or some of {@code login}, {@code consent}, {@code select_account}, {@code create}. Property {@code secf.openid.prompt}. */
    String[] prompt() default {};

    /** How the provider shows itself: {@code page}, {@code popup}, {@code touch} or {@code wap}. Property {@code secf.openid.display}. */
    String display() default "";

    /** Whether ID tokens are bound to their logins; they always are. Property {@code secf.openid.use-nonce}. */
    boolean useNonce() default true;

    /** The same as an expression. */
    String useNonceExpression() default "";

    /** Authentication contexts of which one must be met in every login. Default: any. Property {@code secf.openid.acr-values}. */
    String[] acrValues() default {};

    /** How long ago the user may have authenticated when a login ends, such as {@code 8h}. Default: any time. Property {@code secf.openid.max-age}. */
    String maxAge() default "";

    /** What else each request for a login says, such as {@code ui_locales=fr}. Property {@code secf.openid.extra-parameters}. */
    String[] extraParameters() default {};

    /** Whether answers have to say who they are from (RFC 9207). Property {@code secf.openid.require-issuer-parameter}. */
    IssuerParameter requireIssuerParameter() default IssuerParameter.AUTO;

    /** The same as an expression. */
    String requireIssuerParameterExpression() default "";

    /** Whether the provider is asked for more claims than the ID token has, at each login. Property {@code secf.openid.user-info}. */
    boolean userInfo() default false;

    /** The same as an expression. */
    String userInfoExpression() default "";

    /** How long a login may take, from {@code 1m} to {@code 1h}. Property {@code secf.openid.login-timeout}. */
    String loginTimeout() default "10m";

    /** The longest session, from {@code 1m} to {@code 30d}. Property {@code secf.openid.session-lifetime}. */
    String sessionLifetime() default "8h";

    /** Whether tokens of a login are renewed before they end, while its session is used. Property {@code secf.openid.token-auto-refresh}. */
    boolean tokenAutoRefresh() default false;

    /** The same as an expression. */
    String tokenAutoRefreshExpression() default "";

    /** How long before their end tokens are renewed, up to {@code 1h}. Property {@code secf.openid.token-min-validity}. */
    String tokenMinValidity() default "10s";

    /** What becomes of a login whose tokens cannot be renewed. Property {@code secf.openid.refresh-failure}. */
    RefreshFailure refreshFailure() default RefreshFailure.END;

    /** The same as an expression. */
    String refreshFailureExpression() default "";

    /**
     * Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Default: groups stay as received. Property
     * {@code secf.openid.group-mapping}.
     */
    String[] groupMapping() default {};

    /** Splits one value into several groups, such as {@code ,}. Default: a value is one group. Property {@code secf.openid.group-separator}. */
    String groupSeparator() default "";

    /** How claims name callers. Properties {@code secf.openid.claims-definition.…}. */
    OpenIdClaimsDefinition claimsDefinition() default @OpenIdClaimsDefinition;

    /** How logins are asked for. Properties {@code secf.openid.request.…}. */
    OpenIdRequestDefinition request() default @OpenIdRequestDefinition;

    /** Which tokens of the provider are believed. Properties {@code secf.openid.id-token.…}. */
    OpenIdTokensDefinition idToken() default @OpenIdTokensDefinition;

    /** How logins end. Properties {@code secf.openid.logout.…}. */
    OpenIdLogoutDefinition logout() default @OpenIdLogoutDefinition;

    /** How the provider is called. Properties {@code secf.openid.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** The paths below the application that this mechanism authenticates, such as {@code /who} or {@code /api/*}. Property {@code secf.openid.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.openid.priority}. */
    int priority() default 0;

    /** The same as an expression. */
    String priorityExpression() default "";

    /** Qualifiers by which the application itself chooses the mechanism. Default: none, it is chosen by path, credential and priority. */
    Class<?>[] qualifiers() default {};

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        OpenIdConnectAuthenticationMechanismDefinition[] value();
    }
}
