package org.secf.gba.naf;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.tls.TlsDefinition;

/**
 * Callers prove by HTTP Digest a key that they have bootstrapped with their network (TS 24.109 §5); the network's server tells this application its key, and who
 * the subscriber is. A caller without keys, or with old ones, gets a challenge that means: bootstrap again. The answer to the caller proves the same of the
 * application.
 *
 * <p>Every attribute may also be given as property {@code secf.gba.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given. Where there are several definitions, each has a {@link #name}, which
 * stands after {@code secf.gba.} in its properties.
 *
 * <p>The caller name is the identity that the caller asks for by {@code X-3GPP-Intended-Identity}, if the network allows it; else the first one that the network
 * tells, else the subscriber's private identity.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(GbaAuthenticationMechanismDefinition.List.class)
public @interface GbaAuthenticationMechanismDefinition {

    /** Tells several definitions apart. Default: the only one. */
    String name() default "";

    /** The application's host, as devices call it; part of every key and of the realm. Required here or as {@code secf.gba.host}. */
    String host() default "";

    /**
     * Where the bootstrapping server's services are (TS 29.309), without {@code /nbsp-gba}. Default: the application has a bean
     * {@link org.secf.gba.retrieval.KeySource}. Property {@code secf.gba.server}.
     */
    String server() default "";

    /**
     * The security protocol that keys are for (TS 33.220 Annex H): {@code tls} for Digest inside TLS, whose key depends on the cipher suite that the container
     * tells; {@code 0100000002} for Digest without TLS; any other by its identifier. Property {@code secf.gba.protocol}.
     */
    String protocol() default "tls";

    /**
     * Proxies that end TLS and tell its cipher suite in {@link #cipherSuiteField}, as owners of keys: the request has to be signed by one of them, over that
     * field, and a definition of HTTP message signatures has to know the key. Where proxies or their addresses are given, the cipher suite of TLS with this
     * server does not count, and the field from anybody else is refused. Default: the container tells the cipher suite, and the field is not looked at. Property
     * {@code secf.gba.proxies}.
     */
    String[] proxies() default {};

    /**
     * Dangerous: IP addresses from which such proxies connect that sign nothing, as the container tells them. Whoever else can connect from there can tell any
     * cipher suite. Property {@code secf.gba.proxy-addresses}.
     */
    String[] proxyAddresses() default {};

    /**
     * The field in which such proxies tell the cipher suite, by its name in the registry of IANA or in OpenSSL. Property {@code secf.gba.cipher-suite-field}.
     */
    String cipherSuiteField() default "X-TLS-Cipher";

    /**
     * Which keys are good enough, the preferred ones first: {@code DEVICE}, and {@code CARD} for those that never leave the subscriber's card. Property
     * {@code secf.gba.key-kinds}.
     */
    String[] keyKinds() default {"DEVICE"};

    /** GAA service identifiers whose user security settings are asked for. Property {@code secf.gba.services}. */
    String[] services() default {};

    /**
     * Entries {@code flag=group}: the group that an authorisation flag gives; {@code service:flag=group} where there are several {@link #services}, since a flag
     * means something else to each. Property {@code secf.gba.flag-groups}.
     */
    String[] flagGroups() default {};

    /**
     * How long a key is used before the server is asked again, even where that says longer, from {@code 1m} to {@code 7d}. Property
     * {@code secf.gba.max-key-age}.
     */
    String maxKeyAge() default "8h";

    /** After so many failures in a row the server is left alone for ten seconds. Property {@code secf.gba.most-failures}. */
    int mostFailures() default 5;

    /** The same as an expression. */
    String mostFailuresExpression() default "";

    /** The algorithms that are offered, {@code SHA-256} and {@code SHA-512-256}. Property {@code secf.gba.algorithms}. */
    String[] algorithms() default {"SHA-256"};

    /** Dangerous: offers MD5 too, after all others, for devices that know nothing else. Property {@code secf.gba.accept-md5}. */
    boolean acceptMd5() default false;

    /** The same as an expression. */
    String acceptMd5Expression() default "";

    /** What an answer may cover: {@code auth} method and address, {@code auth-int} the body too. Property {@code secf.gba.qop}. */
    String[] qop() default {"auth-int", "auth"};

    /** How long a nonce may be answered, from {@code 1s} to {@code 10m}. Property {@code secf.gba.nonce-lifetime}. */
    String nonceLifetime() default "60s";

    /** The most bytes of a body that an answer with {@code auth-int} covers. Property {@code secf.gba.max-body}. */
    int maxBody() default 262_144;

    /** The same as an expression. */
    String maxBodyExpression() default "";

    /**
     * Where access tokens for the server are given for OAuth 2.0 client credentials (RFC 6749 §4.4). Default: none are asked for. Property
     * {@code secf.gba.token-endpoint}.
     */
    String tokenEndpoint() default "";

    /** The application's client identifier there. Property {@code secf.gba.token-client}. */
    String tokenClient() default "";

    /**
     * Its secret: {@code store:} and an alias of a secret store, or {@code file:} and a file that only its owner may read. Default: the certificate of TLS is
     * enough. Property {@code secf.gba.token-secret}.
     */
    String tokenSecret() default "";

    /** The scope that tokens are asked for. Property {@code secf.gba.token-scope}. */
    String tokenScope() default "nbsp-gba";

    /** Entries {@code name=value}: what else the token endpoint wants to be told. Property {@code secf.gba.token-parameters}. */
    String[] tokenParameters() default {};

    /** How the server is asked, and by which certificate the application proves itself there. Properties {@code secf.gba.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** The paths below the application that this mechanism authenticates. Property {@code secf.gba.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.gba.priority}. */
    int priority() default 0;

    /** The {@link #priority} as an expression. */
    String priorityExpression() default "";

    /** Qualifiers of the bean that the mechanism becomes where there is CDI. */
    Class<?>[] qualifiers() default {};

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        GbaAuthenticationMechanismDefinition[] value();
    }
}
