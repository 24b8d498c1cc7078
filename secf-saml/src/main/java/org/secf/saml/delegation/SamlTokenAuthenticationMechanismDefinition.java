package org.secf.saml.delegation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.saml.SamlAttributesDefinition;
import org.secf.tls.TlsDefinition;

/**
 * Callers bring a SAML 2.0 assertion with each request, {@code Authorization: SAML} and the assertion in base64url, and prove that they may: by a key that the
 * assertion names, in the TLS handshake or by a signature of the request (RFC 9421) over this field and the content; or, where that is said, by being somebody who
 * vouches for others. Who acts for whom on the way is in the assertion, and has to be allowed by {@link #acting}.
 *
 * <p>Signatures of requests are verified by {@code @HttpMessageSignatureAuthenticationMechanismDefinition}; one that is to count here covers method, target,
 * {@code authorization} and, where there is content, its digest.
 *
 * <p>Every attribute may also be given as property {@code secf.saml-token.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SamlTokenAuthenticationMechanismDefinition.List.class)
public @interface SamlTokenAuthenticationMechanismDefinition {

    /**
     * Where the application is reached from outside, such as {@code https://stock.example.org/enabler}; confirmations may be meant for this address. Required here
     * or as {@code secf.saml-token.base-url}.
     */
    String baseUrl() default "";

    /** Our name in assertions. Default: the base URL. Property {@code secf.saml-token.audience}. */
    String audience() default "";

    /** Further addresses of ours that confirmations may be meant for. Property {@code secf.saml-token.recipients}. */
    String[] recipients() default {};

    /**
     * Metadata of identity providers whose assertions are believed, each {@code ENTITY_ID at LOCATION}, or the location of one entity: an https address,
     * {@code classpath:}, a file, or a path inside the deployment. Property {@code secf.saml-token.identity-providers}.
     */
    String[] identityProviders() default {};

    /**
     * Metadata of enablers that are believed where they act for their callers, each {@code ENTITY_ID at LOCATION}; the entity id may be left out where
     * the location is no address, since the document is yours then. No two of them may have the same key. Property {@code secf.saml-token.enablers}. Without
     * any, and without {@link #identityProviders}, the deployment stops.
     */
    String[] enablers() default {};

    /**
     * Location of the PEM certificate that must have signed each of these documents; of several in the file, any one. Default: their signatures are not asked for.
     * Property {@code secf.saml-token.metadata-signing-certificate}.
     */
    String metadataSigningCertificate() default "";

    /**
     * How far ahead the end of metadata may be, from {@code 1h} to {@code 400d}, and that there must be one. Default: neither is asked. Property
     * {@code secf.saml-token.metadata-max-validity}.
     */
    String metadataMaxValidity() default "";

    /** How often metadata is read again in the background, from {@code 1m} to {@code 7d}. Property {@code secf.saml-token.metadata-refresh-interval}. */
    String metadataRefreshInterval() default "1h";

    /**
     * After an assertion that is signed by no known key the metadata of its issuer is read again at once, at most once in this time, from {@code 10s} to
     * {@code 1d}. Property {@code secf.saml-token.metadata-unknown-key-interval}.
     */
    String metadataUnknownKeyInterval() default "1m";

    /** How whoever brings an assertion may confirm its subject: {@code HOLDER_OF_KEY}, {@code SENDER_VOUCHES}. Property {@code secf.saml-token.methods}. */
    String[] methods() default {"HOLDER_OF_KEY"};

    /**
     * Dangerous: takes assertions, by TLS and once, from whoever has them, so that one who stole an assertion is its subject. Property
     * {@code secf.saml-token.accept-bearer}.
     */
    boolean acceptBearer() default false;

    /** The same as an expression. */
    String acceptBearerExpression() default "";

    /** Dangerous: believes several identity providers that can each name the users of all others. Property {@code secf.saml-token.share-caller-names}. */
    boolean shareCallerNames() default false;

    /** The same as an expression. */
    String shareCallerNamesExpression() default "";

    /**
     * Who may vouch as a sender, for {@code SENDER_VOUCHES}: entity ids of enablers, or owners of keys that sign requests. Property
     * {@code secf.saml-token.attesters}.
     */
    String[] attesters() default {};

    /**
     * Who may act for whom: {@code https://shop.example.org for caller:alice at *}. Where there is no rule, nobody may. Rules for groups count only where an identity
     * provider says the groups: an enabler says what it likes. Property {@code secf.saml-token.acting}.
     */
    String[] acting() default {};

    /** How many may act for one another on the way to us, from 0 to 16. Property {@code secf.saml-token.longest-chain}. */
    int longestChain() default 3;

    /** The same as an expression. */
    String longestChainExpression() default "";

    /**
     * Whether every assertion is good for one request only; those that say so are anyway, and those of bearers. Property {@code secf.saml-token.always-once}.
     */
    boolean alwaysOnce() default false;

    /** The same as an expression. */
    String alwaysOnceExpression() default "";

    /** How long after it was made an assertion is believed, from {@code 1s} to {@code 1d}. Property {@code secf.saml-token.max-age}. */
    String maxAge() default "1h";

    /** How long a token may be, from 1024 characters to 262144. Property {@code secf.saml-token.max-characters}. */
    int maxCharacters() default 16_384;

    /** The same as an expression. */
    String maxCharactersExpression() default "";

    /** Tolerance of every time check, from {@code 0s} to {@code 5m}. Property {@code secf.saml-token.clock-skew}. */
    String clockSkew() default "60s";

    /** How long ago the user may have authenticated. Default: any time. Property {@code secf.saml-token.max-authentication-age}. */
    String maxAuthenticationAge() default "";

    /** Authentication context classes of which one must be met exactly. Default: any. Property {@code secf.saml-token.authn-context-class-refs}. */
    String[] authnContextClassRefs() default {};

    /** How the caller's name and groups are read from the assertion. Properties {@code secf.saml-token.attributes.…}. */
    SamlAttributesDefinition attributes() default @SamlAttributesDefinition;

    /** How metadata is fetched where its location is an address. Properties {@code secf.saml-token.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** Tells this definition from others of its kind in the same application. Properties are then named {@code secf.saml-token.<name>.…}. */
    String name() default "";

    /** The paths below the application that this mechanism authenticates. Property {@code secf.saml-token.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.saml-token.priority}. */
    int priority() default 0;

    /** The same as an expression. */
    String priorityExpression() default "";

    /**
     * Qualifiers without attributes. Where there are any, our own handler leaves this mechanism alone, and the application injects it by them as
     * {@code HttpAuthenticationMechanism}.
     */
    Class<?>[] qualifiers() default {};

    /** Several on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        SamlTokenAuthenticationMechanismDefinition[] value();
    }
}
