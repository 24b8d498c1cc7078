package org.secf.digest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Callers prove a shared secret by HTTP Digest access authentication (RFC 7616). The secret itself is never sent, and the answer to the client proves the
 * same of the server.
 *
 * <p>Every attribute may also be given as property {@code secf.digest.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given. Where there are several definitions, each has a {@link #name}, which
 * stands after {@code secf.digest.} in its properties.
 *
 * <p>Nonces are known to the node and the start that gave them out: behind a load balancer, the requests of a client must go to the same node. An answer is
 * for the address that the client asked for: a proxy in between must change neither path nor query. Two realms need paths that do not overlap.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DigestAuthenticationMechanismDefinition.List.class)
public @interface DigestAuthenticationMechanismDefinition {

    /** Tells several definitions apart. Default: the only one. */
    String name() default "";

    /**
     * The name of the realm, which clients show and which is part of every secret: ASCII without quotes, backslash and colon. Required here or as
     * {@code secf.digest.realm}.
     */
    String realm() default "";

    /**
     * The algorithms that are offered, {@code SHA-256} and {@code SHA-512-256}, in the order of preference; a user needs a secret for each. Property
     * {@code secf.digest.algorithms}.
     *
     * <p>By default {@code SHA-256} alone, which RFC 7616 §3.7 demands of everybody; {@code SHA-512-256} is its backup. Do not put the latter first: older
     * curl (7.88 was tried) answers the first challenge, ignores the others, and calculates SHA-256 under the name SHA-512-256, so that no password is ever
     * right.
     */
    String[] algorithms() default {"SHA-256"};

    /**
     * Dangerous: offers MD5 too, after all others, and accepts it. Whoever can change a response on the way can then make clients use it, and passwords are
     * quickly guessed from what they send. Property {@code secf.digest.accept-md5}.
     */
    boolean acceptMd5() default false;

    /** The same as an expression. */
    String acceptMd5Expression() default "";

    /**
     * What an answer may cover, in the order of preference: {@code auth} method and address, {@code auth-int} the body too. Whoever can change a response on
     * the way can make a client use the weaker of two; to have every body covered, offer {@code auth-int} alone. Many clients do not know it. Property
     * {@code secf.digest.qop}.
     */
    String[] qop() default {"auth-int", "auth"};

    /**
     * How long a nonce may be answered, from {@code 1s} to {@code 10m}; after half of it the client is given the next. Each answer is remembered so long, and
     * a minute more. Property {@code secf.digest.nonce-lifetime}.
     */
    String nonceLifetime() default "60s";

    /**
     * Whether clients are asked to send a hash instead of the user's name, so that it cannot be read on the way; the name itself is still accepted. Property
     * {@code secf.digest.userhash}.
     */
    boolean userhash() default false;

    /** The same as an expression. */
    String userhashExpression() default "";

    /**
     * The file of secrets: {@code file:} and a file that only its owner may read, with a line {@code name:realm:SHA-256:hash:group,group} for each user and
     * algorithm, where hash is H(A1) of RFC 7616 §3.4.2 in hexadecimal. {@link DigestSecretLine} writes such lines. At most 64 KiB, about 500 users; for more,
     * leave it out and give the application a bean {@link DigestSecrets}. Property {@code secf.digest.secrets}.
     */
    String secrets() default "";

    /**
     * The most bytes of a body that an answer with {@code auth-int} covers, up to 64 MiB; a longer one is refused. It is held in memory before it is known
     * who sent it. Property {@code secf.digest.max-body}.
     */
    int maxBody() default 262_144;

    /** The same as an expression. */
    String maxBodyExpression() default "";

    /**
     * Entries {@code received=ours} that rename groups; where there are any, other groups are dropped. Default: groups stay as the secrets have them. Property
     * {@code secf.digest.group-mapping}.
     */
    String[] groupMapping() default {};

    /** Splits one value into several groups. Default: a value is one group. Property {@code secf.digest.group-separator}. */
    String groupSeparator() default "";

    /** The paths below the application that this mechanism authenticates. Property {@code secf.digest.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.digest.priority}. */
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
        DigestAuthenticationMechanismDefinition[] value();
    }
}
