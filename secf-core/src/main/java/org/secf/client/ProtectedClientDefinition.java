package org.secf.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.tls.TlsDefinition;

/**
 * How other servers are called: by which key requests are signed (RFC 9421), by which keys answers are believed, and to whom bodies are encrypted. Annotations of
 * clients name it, and {@link ProtectedClients} hands it out. An answer that has to be proved and is unsigned, signed by another key or made for another request
 * is an exception.
 *
 * <p>Answers are believed by {@link #serverKeySet}, {@link #serverJwks} and a bean of {@link ServerKeys}, which is asked first. Every attribute may also be given as
 * property {@code secf.client.<name>.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An
 * attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ProtectedClientDefinition.List.class)
public @interface ProtectedClientDefinition {

    /** What the client is called: small letters, digits and hyphens. */
    String name();

    /**
     * The servers that are called, each {@code https://host} with a port or without; http to this machine only. Required here or as
     * {@code secf.client.<name>.origins}, but with {@link #home}: no other is sent a signature by our key, or believed.
     */
    String[] origins() default {};

    /** The key set whose active signing key signs requests. Default: this client cannot sign. Property {@code secf.client.<name>.key-set}. */
    String keySet() default "";

    /** The algorithm by its name in RFC 9421. Default: the one of the key's kind. Property {@code secf.client.<name>.algorithm}. */
    String algorithm() default "";

    /** How long a request may be believed, from {@code 1s} to {@code 1d}. Property {@code secf.client.<name>.expires}. */
    String expires() default "1m";

    /** The application that signatures of requests are for. Default: none. Property {@code secf.client.<name>.tag}. */
    String tag() default "";

    /**
     * What every signature of a request covers beside method, authority, path, query, digest and type; a request without it is not sent. Property
     * {@code secf.client.<name>.components}.
     */
    String[] components() default {};

    /** The key set whose trust anchors are the servers' own certificates, by which answers are believed. Property {@code secf.client.<name>.server-key-set}. */
    String serverKeySet() default "";

    /** Where the servers publish the keys by which their answers are believed. Property {@code secf.client.<name>.server-jwks}. */
    String[] serverJwks() default {};

    /** After this time published keys are loaded again, from {@code 1m} to {@code 1d}. Property {@code secf.client.<name>.jwks-refresh}. */
    String jwksRefresh() default "1h";

    /**
     * What every signature of an answer has to cover beside status, digest and type of the content and the request that it answers. Property
     * {@code secf.client.<name>.answer-components}.
     */
    String[] answerComponents() default {};

    /** The algorithms of answers that are believed. Property {@code secf.client.<name>.answer-algorithms}. */
    String[] answerAlgorithms() default {
        "rsa-pss-sha512", "rsa-v1_5-sha256", "hmac-sha256", "ecdsa-p256-sha256", "ecdsa-p384-sha384", "ed25519"
    };

    /** How long after it was signed an answer is believed, from {@code 1s} to {@code 1d}. Property {@code secf.client.<name>.answer-max-age}. */
    String answerMaxAge() default "1m";

    /** How far a server's clock may be from ours, up to {@code 5m}. Property {@code secf.client.<name>.answer-clock-skew}. */
    String answerClockSkew() default "5s";

    /** The tag of the signature of an answer that counts. Default: only signatures without one do. Property {@code secf.client.<name>.answer-tag}. */
    String answerTag() default "";

    /**
     * The client by which the home network is called. Servers, in visited networks, are believed then as the home vouches for them, and neither by {@link
     * #serverKeySet}, {@link #serverJwks} nor a bean. Default: no home. Property {@code secf.client.<name>.home}.
     */
    String home() default "";

    /** Where the home hands out its statement; an origin of that client. Property {@code secf.client.<name>.home-statement}. */
    String homeStatement() default "";

    /** After this time the home is asked again, from {@code 10s} to {@code 1d}. Property {@code secf.client.<name>.home-refresh}. */
    String homeRefresh() default "5m";

    /** How long what the home said last is believed while it cannot be asked, from {@code 10s} to {@code 1d}. Property {@code secf.client.<name>.home-max-age}. */
    String homeMaxAge() default "1h";

    /** How long a statement may last, from {@code 1m} to {@code 30d}. Property {@code secf.client.<name>.home-max-life}. */
    String homeMaxLife() default "1d";

    /** Where the servers publish the keys that requests are encrypted to. Default: this client cannot encrypt. Property {@code secf.client.<name>.recipient-jwks}. */
    String[] recipientJwks() default {};

    /** {@code HPKE} or {@code JWE}. Default: HPKE where the recipient has a key for it, else JWE. Property {@code secf.client.<name>.encryption-form}. */
    String encryptionForm() default "";

    /**
     * The key set that answers are decrypted by, keys on X25519 by HPKE, others by JWE. Where it is given, an answer with content that everybody can read is
     * refused. Property {@code secf.client.<name>.decryption-key-set}.
     */
    String decryptionKeySet() default "";

    /** How the servers and their published keys are called; bodies have at most {@code max-bytes}. Properties {@code secf.client.<name>.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        ProtectedClientDefinition[] value();
    }
}
