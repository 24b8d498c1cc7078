package org.secf.bearer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.tls.TlsDefinition;

/**
 * Callers bring access tokens of an OAuth 2.0 issuer (RFC 6750): JSON Web Tokens (RFC 9068), or tokens that only the issuer can read (RFC 7662). A token that is
 * bound to a key or a certificate is good for whoever proves that (RFC 9449, RFC 8705), and for nobody else. Each request proves itself; there are no sessions.
 *
 * <p>One definition believes one issuer. Where there are several, each has a {@link #name}, a {@link #priority} and {@link #leavesOtherIssuers}, and its callers a
 * prefix of their own.
 *
 * <p>Every attribute may also be given as property {@code secf.bearer.<kebab-case>}, with the name before it where the definition has one, or in
 * {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An attribute left at its default counts as not given. What
 * none of them gives, the definition without a name takes from {@code mp.jwt.*} of MicroProfile JWT where that is there.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BearerTokenAuthenticationMechanismDefinition.List.class)
public @interface BearerTokenAuthenticationMechanismDefinition {

    /** Tells several definitions apart. Default: the only one. */
    String name() default "";

    /** Who issues the tokens, compared character by character with {@code iss}. Required here or as {@code secf.bearer.issuer}. */
    String issuer() default "";

    /** By which names this application is meant; a token has to name one in {@code aud}. Required here or as {@code secf.bearer.audience}. */
    String[] audience() default {};

    /**
     * Where the application is reached, as clients address it, such as {@code https://api.example.org/enabler}. DPoP proofs are compared with it, and refused
     * without: what a request says of its host is not believed. Property {@code secf.bearer.base-url}.
     */
    String baseUrl() default "";

    /** The name of the protected space in challenges, in printable ASCII. Property {@code secf.bearer.realm}. */
    String realm() default "secf";

    /**
     * Where the issuer's keys are: the https address of a JSON Web Key Set, or a file, {@code classpath:} or a path such as {@code /WEB-INF/keys.json} with such a
     * set or PEM. Default: the issuer's {@link #metadata} tells. Property {@code secf.bearer.jwks}.
     */
    String jwks() default "";

    /** In place of {@link #jwks} the issuer's one public key itself, in PEM or as JSON Web Key. Property {@code secf.bearer.public-key}. */
    String publicKey() default "";

    /**
     * The https address of the issuer's metadata. Default: the issuer with {@code /.well-known/openid-configuration} behind it. It is loaded for the first token,
     * and believed where it names the same issuer. Property {@code secf.bearer.metadata}.
     */
    String metadata() default "";

    /**
     * Hosts besides the issuer's own and that of a {@link #metadata} that is given, at which the metadata may say that the keys are, always by https; an issuer on
     * this machine may have them there, too. Tokens are refused where it names another. Property {@code secf.bearer.jwks-hosts}.
     */
    String[] jwksHosts() default {};

    /**
     * After this time published keys are loaded again, from {@code 1m} to {@code 1d}; when a token names an unknown key earlier, at most once in ten seconds.
     * Where the address fails, the last good copy holds three times as long. Property {@code secf.bearer.jwks-refresh}.
     */
    String jwksRefresh() default "1h";

    /** By which algorithms tokens may be signed; by a shared secret or not at all they never are. Property {@code secf.bearer.algorithms}. */
    String[] algorithms() default {"RS256", "PS256", "ES256", "EdDSA"};

    /**
     * What tokens may say to be in {@code typ}. Many issuers write {@code JWT} there, and sign ID tokens by the same name and key: where {@code JWT} is taken,
     * tokens with claims of such other kinds are refused. {@code none} stands for tokens without a type. Property {@code secf.bearer.token-types}.
     */
    String[] tokenTypes() default {"at+jwt"};

    /** Tolerance of every time check, up to {@code 5m}. Property {@code secf.bearer.clock-skew}. */
    String clockSkew() default "30s";

    /** The longest that a token may be good, from {@code iat} to {@code exp}, up to {@code 366d}. Property {@code secf.bearer.max-lifetime}. */
    String maxLifetime() default "24h";

    /** How long after {@code iat} a token is taken. Default: as long as it is good. Property {@code secf.bearer.max-token-age}. */
    String maxTokenAge() default "";

    /** The most characters of a token, from 64 to 65536. Property {@code secf.bearer.max-token-length}. */
    int maxTokenLength() default 16 * 1024;

    /** The same as an expression. */
    String maxTokenLengthExpression() default "";

    /** Scopes that a token needs for anything here; without one the answer is 403. Property {@code secf.bearer.required-scopes}. */
    String[] requiredScopes() default {};

    /**
     * Dangerous: a cookie that may hold the token. Browsers send it along whoever caused the request, so that other sites can make callers do what they do not
     * want. Default: none. Property {@code secf.bearer.token-cookie}.
     */
    String tokenCookie() default "";

    /** Dangerous: takes tokens without TLS from other machines, where others can read them. Property {@code secf.bearer.accept-plain-http}. */
    boolean acceptPlainHttp() default false;

    /** The same as an expression. */
    String acceptPlainHttpExpression() default "";

    /** Whether tokens have to be bound to their sender, may be, or must not be. Property {@code secf.bearer.sender-constrained}. */
    SenderRule senderConstrained() default SenderRule.ACCEPTED;

    /** The same as an expression. */
    String senderConstrainedExpression() default "";

    /**
     * Owners of keys, as {@code secf.http-signature} knows them: proxies that end TLS, tell the client's certificate in {@code Client-Cert} (RFC 9440), and sign
     * that. Property {@code secf.bearer.proxies}.
     */
    String[] proxies() default {};

    /**
     * Dangerous: IP addresses from which such proxies connect that sign nothing. Whoever else can connect from there has any certificate. Property
     * {@code secf.bearer.proxy-addresses}.
     */
    String[] proxyAddresses() default {};

    /**
     * Who may act for callers (RFC 8693 §4.1), by their subjects; {@code *} stands for whomever the issuer lets. Default: nobody, so that tokens with {@code act}
     * are refused. Property {@code secf.bearer.actors}.
     */
    String[] actors() default {};

    /** The longest chain of actors that a token may name, up to 10. Property {@code secf.bearer.max-actors}. */
    int maxActors() default 2;

    /** The same as an expression. */
    String maxActorsExpression() default "";

    /**
     * How long a token that was verified need not be verified again, up to {@code 5m}: worth its while where signatures are slow. A key that its issuer gives up
     * holds that much longer. What the sender has to prove is proved each time. Default: not at all. Property {@code secf.bearer.remember}.
     */
    String remember() default "0s";

    /** The most good tokens that are remembered, by their digests, verified or introspected, and of others as many. Property {@code secf.bearer.max-remembered}. */
    int maxRemembered() default 10_000;

    /** The same as an expression. */
    String maxRememberedExpression() default "";

    /**
     * Whether tokens that say to be of other issuers are left to another definition with a lower priority; where there is none, they are refused. Property
     * {@code secf.bearer.leaves-other-issuers}.
     */
    boolean leavesOtherIssuers() default false;

    /** The same as an expression. */
    String leavesOtherIssuersExpression() default "";

    /**
     * Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Default: groups stay as received. Property
     * {@code secf.bearer.group-mapping}.
     */
    String[] groupMapping() default {};

    /** Splits one value into several groups, such as {@code ,}. Default: a value is one group. Property {@code secf.bearer.group-separator}. */
    String groupSeparator() default "";

    /** How claims name callers. Properties {@code secf.bearer.claims.…}. */
    BearerClaimsDefinition claims() default @BearerClaimsDefinition;

    /** Which proofs are good. Properties {@code secf.bearer.dpop.…}. */
    DpopDefinition dpop() default @DpopDefinition;

    /** Who is asked about tokens that only the issuer can read. Properties {@code secf.bearer.introspection.…}. */
    IntrospectionDefinition introspection() default @IntrospectionDefinition;

    /** How the issuer is called. Properties {@code secf.bearer.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** The paths below the application that this mechanism authenticates, such as {@code /who} or {@code /api/*}. Property {@code secf.bearer.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.bearer.priority}. */
    int priority() default 0;

    /** {@link #priority} as an expression <code>${…}</code>, which wins over it. */
    String priorityExpression() default "";

    /** Qualifiers by which the application itself chooses the mechanism. Default: none, it is chosen by path, credential and priority. */
    Class<?>[] qualifiers() default {};

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        BearerTokenAuthenticationMechanismDefinition[] value();
    }
}
