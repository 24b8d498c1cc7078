package org.secf.proxy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The application tells proxies who sends the request that they are about to hand on (AUTH-002a): nginx with {@code auth_request}, Traefik with
 * {@code ForwardAuth}, Envoy with {@code ext_authz}. The mechanisms of the application authenticate the original request, by its method and target; a caller
 * is answered 200 with the fields to copy, {@code X-3GPP-Asserted-Identity}, {@code X-3GPP-Authorization-Flags}, {@code Secf-Identity-Token} and a signature
 * (RFC 9421) over them and the request's line. Nobody is answered as the mechanisms do, 401 with their challenges or 403.
 *
 * <p>Bodies are not sent to this endpoint by any of the three, so that digests with {@code auth-int} and signatures over content are refused here.
 *
 * <p>Every attribute may also be given as property {@code secf.forward-authentication.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the
 * descriptor, the descriptor over the annotation. A named one has {@code secf.forward-authentication.<name>.<kebab-case>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ForwardAuthenticationDefinition.List.class)
public @interface ForwardAuthenticationDefinition {

    /** Tells several of one application apart, each for a resource of its own at a {@link #path} of its own. */
    String name() default "";

    /** Where proxies ask, below the application. Keep clients from it. Property {@code secf.forward-authentication.path}. */
    String path() default "/.well-known/secf/forward-auth";

    /**
     * How the proxy tells which request it asks about. What it does not write itself its client may have written, so choose what this proxy does: nothing
     * else is listened to. Property {@code secf.forward-authentication.original}.
     */
    OriginalSource original() default OriginalSource.X_ORIGINAL;

    /** The same as an expression. */
    String originalExpression() default "";

    /** The IP addresses from which proxies ask. One is needed. Property {@code secf.forward-authentication.proxy-addresses}. */
    String[] proxyAddresses() default {};

    /**
     * Where clients reach the resource behind the proxy, such as {@code https://enabler.example.org}, without its path. Required here or as
     * {@code secf.forward-authentication.resource-url}.
     */
    String resourceUrl() default "";

    /** The name of the resource, for which tokens are good. Required here or as {@code secf.forward-authentication.audience}. */
    String audience() default "";

    /** How long the proofs are good, from {@code 1s} to {@code 5m}. Property {@code secf.forward-authentication.lifetime}. */
    String lifetime() default "30s";

    /** The key set whose active signing key signs. Property {@code secf.forward-authentication.key-set}. */
    String keySet() default "main";

    /** Attributes of callers whose values are further identities; others stay behind. Property {@code secf.forward-authentication.identity-attributes}. */
    String[] identityAttributes() default {};

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        ForwardAuthenticationDefinition[] value();
    }
}
