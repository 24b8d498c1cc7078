package org.secf.proxy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.tls.TlsDefinition;

/**
 * A proxy has authenticated the caller, and says who it is (AUTH-002a): in {@code Secf-Identity-Token}, or in {@code X-3GPP-Asserted-Identity} and
 * {@code X-3GPP-Authorization-Flags}, with a proof. What is said without one is refused, wherever the request leads and whichever other mechanism would know
 * its caller. Requests that say nothing of the kind come directly (AUTH-002b), and are for other mechanisms.
 *
 * <p>The first identity is the caller name; all of them are the attribute {@code identities}. {@code proxy} is who vouched, {@code proxy-mechanism} by what
 * it had known the caller. What the flags say are groups.
 *
 * <p>Every attribute may also be given as property {@code secf.trusted-proxy.<kebab-case>}, with the name before it where the definition has one, or in
 * {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(TrustedProxyAuthenticationMechanismDefinition.List.class)
public @interface TrustedProxyAuthenticationMechanismDefinition {

    /** Tells several definitions apart. Default: the only one. */
    String name() default "";

    /** Owners of keys and subjects of certificates. An empty list stops the deployment. Property {@code secf.trusted-proxy.proxies}. */
    String[] proxies() default {};

    /**
     * The key set whose trust anchors are the proxies' own certificates; the owner of each is its subject. Property {@code secf.trusted-proxy.key-set}.
     */
    String keySet() default "";

    /**
     * Where proxies publish their keys: {@code gateway=https://gateway.example.org/.well-known/jwks.json}. Property {@code secf.trusted-proxy.jwks}.
     */
    String[] jwks() default {};

    /** After this time published keys are loaded again, from {@code 1m} to {@code 1d}. Property {@code secf.trusted-proxy.jwks-refresh}. */
    String jwksRefresh() default "1h";

    /**
     * What proves that a proxy said who the caller is: {@code TOKEN}, {@code SIGNATURE}, {@code CERTIFICATE}. One is needed, and each that is there has to
     * hold. The last believes whatever the proxy did not overwrite. Property {@code secf.trusted-proxy.proofs}.
     */
    String[] proofs() default {"TOKEN"};

    /** By which names tokens are for this resource. Needed for {@code TOKEN}. Property {@code secf.trusted-proxy.audience}. */
    String[] audience() default {};

    /** Where clients reach the application. Needed for {@code SIGNATURE}. Property {@code secf.trusted-proxy.base-url}. */
    String baseUrl() default "";

    /** How long a proof may be good, from {@code 1s} to {@code 5m}. Property {@code secf.trusted-proxy.max-age}. */
    String maxAge() default "1m";

    /** How far a proxy's clock may be from ours, up to {@code 5m}. Property {@code secf.trusted-proxy.clock-skew}. */
    String clockSkew() default "5s";

    /** Dangerous: whether tokens are believed that do not say for which request they are. Property {@code secf.trusted-proxy.accept-unbound}. */
    boolean acceptUnbound() default false;

    /** The same as an expression. */
    String acceptUnboundExpression() default "";

    /** Dangerous: whether proofs are good for several requests. Property {@code secf.trusted-proxy.accept-repeated}. */
    boolean acceptRepeated() default false;

    /** The same as an expression. */
    String acceptRepeatedExpression() default "";

    /** What becomes of fields that nobody proves. Property {@code secf.trusted-proxy.inbound}. */
    Inbound inbound() default Inbound.REFUSE;

    /** The same as an expression. */
    String inboundExpression() default "";

    /** Names of fields of other products that say who the caller is; never believed. Property {@code secf.trusted-proxy.further-fields}. */
    String[] furtherFields() default {"X-XCAP-Asserted-Identity"};

    /** Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Property {@code secf.trusted-proxy.group-mapping}. */
    String[] groupMapping() default {};

    /** Splits one received group into several. Property {@code secf.trusted-proxy.group-separator}. */
    String groupSeparator() default "";

    /** How {@link #jwks} is asked. Properties {@code secf.trusted-proxy.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** The paths below the application where callers are whom proxies name. What is not proved is refused everywhere. Property {@code secf.trusted-proxy.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.trusted-proxy.priority}. */
    int priority() default 0;

    /** The {@link #priority} as an expression. */
    String priorityExpression() default "";

    /**
     * Qualifiers without attributes. Where there are any, our own handler leaves this mechanism alone, and the application injects it by them as
     * {@code HttpAuthenticationMechanism}. What is not proved is refused all the same.
     */
    Class<?>[] qualifiers() default {};

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        TrustedProxyAuthenticationMechanismDefinition[] value();
    }
}
