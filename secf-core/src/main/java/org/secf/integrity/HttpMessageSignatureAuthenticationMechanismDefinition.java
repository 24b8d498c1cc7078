package org.secf.integrity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.signature.NonceRule;
import org.secf.tls.TlsDefinition;

/**
 * Requests may be signed (RFC 9421), and whoever signed one is its caller. A signature that is there is verified before anybody is asked, wherever it
 * leads, and then the content by the digest that it covers (RFC 9530); one that does not hold is refused. What held is a fact that {@code @RequireIntegrity}
 * and {@code @ReplayProtected} demand of methods.
 *
 * <p>Keys come from {@link #keySet}, from {@link #jwks}, and from a bean of {@link org.secf.signature.SignatureKeys}, which is asked first. Each key
 * belongs to one owner, whose name is the caller name.
 *
 * <p>Every attribute may also be given as property {@code secf.http-signature.<kebab-case>}, with the name before it where the definition has one, or in
 * {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(HttpMessageSignatureAuthenticationMechanismDefinition.List.class)
public @interface HttpMessageSignatureAuthenticationMechanismDefinition {

    /** Tells several definitions apart, each with a {@link #tag} or {@link #label} of its own. Default: the only one. */
    String name() default "";

    /**
     * Where the application is reached, as clients address it, such as {@code https://enabler.example.org/enabler}. Required here or as
     * {@code secf.http-signature.base-url}: what a request says of its host is not believed.
     */
    String baseUrl() default "";

    /**
     * By which other authorities clients address the application, such as {@code other.example.org} or {@code other.example.org:8443}. Where there are any,
     * {@code Host} has to be the one of {@link #baseUrl} or one of these; a proxy must leave it as it is. Property
     * {@code secf.http-signature.further-authorities}.
     */
    String[] furtherAuthorities() default {};

    /**
     * Whether the signer is the caller. Otherwise signatures are verified all the same, and another mechanism tells the caller. Property
     * {@code secf.http-signature.authenticates-caller}.
     */
    boolean authenticatesCaller() default true;

    /** The same as an expression. */
    String authenticatesCallerExpression() default "";

    /**
     * The key set whose trust anchors are the signers' own certificates. There, {@code keyid} is the SHA-256 of the SubjectPublicKeyInfo in base64url, and
     * the owner is the subject of the certificate. Property {@code secf.http-signature.key-set}.
     */
    String keySet() default "";

    /**
     * Where signers publish their keys: {@code caller=https://partner.example.org/jwks.json}. Each key there belongs to that caller; {@code keyid} is its
     * {@code kid}, or its thumbprint by RFC 7638 where it has none. Property {@code secf.http-signature.jwks}.
     */
    String[] jwks() default {};

    /**
     * After this time published keys are loaded again, from {@code 1m} to {@code 1d}; when somebody names an unknown key earlier, at most once in ten
     * seconds. Where a source fails, its last good copy holds three times as long. Property {@code secf.http-signature.jwks-refresh}.
     */
    String jwksRefresh() default "1h";

    /**
     * Whether the keys of security associations are believed, too, that clients agreed on with this application
     * ({@link org.secf.agreement.KeyAgreementDefinition}), by {@code hmac-sha256}. There, {@code keyid} is the name of the association, and the owner is the
     * other side; an anonymous one is not believed. Property {@code secf.http-signature.associations}.
     */
    boolean associations() default false;

    /** The same as an expression. */
    String associationsExpression() default "";

    /**
     * Entries {@code keyid=caller}: whose a key is, in place of what its certificate or the bean says. A key of {@link #jwks} stays its publisher's, who
     * chooses its name. Property {@code secf.http-signature.owners}.
     */
    String[] owners() default {};

    /** Entries {@code caller=group}, one for each group of a caller. Property {@code secf.http-signature.caller-groups}. */
    String[] callerGroups() default {};

    /**
     * What a signature of a request with content has to cover: {@code @method} and the target at least. Fields {@code authorization},
     * {@code content-encoding}, {@code range} and those of conditions ({@code if-match} and the like) have to be covered where they are there, and
     * {@code content-type}, where it stands here, also without content. Property {@code secf.http-signature.required-components}.
     */
    String[] requiredComponents() default {"@method", "@authority", "@path", "@query", "content-digest", "content-type"
    };

    /**
     * What a signature of any request has to cover: {@code @method} and the target at least. Property
     * {@code secf.http-signature.required-components-without-content}.
     */
    String[] requiredComponentsWithoutContent() default {"@method", "@authority", "@path", "@query"};

    /** The algorithms that are believed, by their names in RFC 9421. Property {@code secf.http-signature.algorithms}. */
    String[] algorithms() default {
        "rsa-pss-sha512", "rsa-v1_5-sha256", "hmac-sha256", "ecdsa-p256-sha256", "ecdsa-p384-sha384", "ed25519"
    };

    /** How long after it was made a signature is believed, from {@code 1s} to {@code 1d}. Property {@code secf.http-signature.max-age}. */
    String maxAge() default "1m";

    /** How far a signer's clock may be from ours, up to {@code 5m}. Property {@code secf.http-signature.clock-skew}. */
    String clockSkew() default "5s";

    /**
     * What becomes of nonces. {@code ACCEPT_REPEATED} is dangerous: what was signed once may be sent again until it is too old. Property
     * {@code secf.http-signature.nonce}.
     */
    NonceRule nonce() default NonceRule.REQUIRED;

    /** The same as an expression. */
    String nonceExpression() default "";

    /**
     * The most nonces of all signers together that are remembered at a time: for {@link #maxAge}, twice {@link #clockSkew} and a minute. One more is answered
     * 429. Property {@code secf.http-signature.max-nonces}.
     */
    int maxNonces() default 500_000;

    /** The same as an expression. */
    String maxNoncesExpression() default "";

    /**
     * The most nonces of one signer that are remembered at a time, by whatever keys; one more is answered 429, and others do not notice. Property
     * {@code secf.http-signature.max-nonces-per-signer}.
     */
    int maxNoncesPerSigner() default 250_000;

    /** The same as an expression. */
    String maxNoncesPerSignerExpression() default "";

    /** The tag of the signature that counts. Default: only signatures without one do. Property {@code secf.http-signature.tag}. */
    String tag() default "";

    /** The label of the signature that counts. Default: any. Property {@code secf.http-signature.label}. */
    String label() default "";

    /**
     * The owners of keys by whom signed requests are handed on (RFC 9421 §4.3). Where there are any, a request needs a second signature by one of them, with
     * the {@link #proxyTag}, over the signer's own ({@code "signature";key="sig1"} and {@code "signature-input";key="sig1"}) and over {@code forwarded},
     * {@code client-cert} and {@code client-cert-chain} where they are there; requests that come directly are refused. The signer stays the caller. Default:
     * signers are not asked by which way they come. Property {@code secf.http-signature.proxies}.
     */
    String[] proxies() default {};

    /** The tag of the signature of a proxy. Property {@code secf.http-signature.proxy-tag}. */
    String proxyTag() default "proxy";

    /** How {@link #jwks} is asked. Properties {@code secf.http-signature.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** The paths below the application that signers are callers of. Signatures are verified everywhere. Property {@code secf.http-signature.paths}. */
    String[] paths() default {"/*"};

    /** Of several mechanisms for the same path the one with the highest priority decides. Property {@code secf.http-signature.priority}. */
    int priority() default 0;

    /** The {@link #priority} as an expression. */
    String priorityExpression() default "";

    /**
     * Qualifiers without attributes. Where there are any, our own handler leaves this mechanism alone, and the application injects it by them as
     * {@code HttpAuthenticationMechanism}. Signatures are verified all the same.
     */
    Class<?>[] qualifiers() default {};

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        HttpMessageSignatureAuthenticationMechanismDefinition[] value();
    }
}
