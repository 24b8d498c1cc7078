package org.secf.integrity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How responses are signed that {@code @SignResponse} demands (RFC 9421): status, type and digest of the content, and method, address and content of the
 * request that is answered (§2.4), with its signature where it has one. Where the request asks by {@code Accept-Signature} for more than that, or for a
 * nonce of its own, that is signed.
 *
 * <p>Every attribute may also be given as property {@code secf.response-signature.<kebab-case>}, with the name before it where the definition has one, or
 * in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An attribute left at its default counts as not
 * given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ResponseSignatureDefinition.List.class)
public @interface ResponseSignatureDefinition {

    /** Tells several definitions apart; {@code @SignResponse(definition = …)} names it. Default: the only one. */
    String name() default "";

    /** Where the application is reached, as clients address it. Required here or as {@code secf.response-signature.base-url}. */
    String baseUrl() default "";

    /** The key set whose active signing key signs; {@code keyid} is its thumbprint. Property {@code secf.response-signature.key-set}. */
    String keySet() default "main";

    /** The algorithm by its name in RFC 9421. Default: the one of the key's kind. Property {@code secf.response-signature.algorithm}. */
    String algorithm() default "";

    /** How long a response may be believed, from {@code 1s} to {@code 1d}. Property {@code secf.response-signature.expires}. */
    String expires() default "5m";

    /** The application that signatures are for. Default: none. Property {@code secf.response-signature.tag}. */
    String tag() default "";

    /**
     * Whether responses too long to be held back are signed in chunks for clients who ask for {@code secf-signed-chunks}. Property
     * {@code secf.response-signature.signed-chunks}.
     */
    boolean signedChunks() default true;

    /** The same as an expression. */
    String signedChunksExpression() default "";

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        ResponseSignatureDefinition[] value();
    }
}
