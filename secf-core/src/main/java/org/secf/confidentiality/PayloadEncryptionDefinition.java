package org.secf.confidentiality;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.secf.tls.TlsDefinition;

/**
 * How bodies are encrypted that {@code @EncryptPayload} demands (CONF-001). An encrypted body of a request is decrypted and verified as a whole before anybody
 * parses it, wherever it leads, and after its signature was verified; one that cannot be is refused. A readable body is left alone: whether it must be encrypted
 * is said at the method. Responses are encrypted to whoever asked, before they are signed.
 *
 * <p>Every attribute may also be given as property {@code secf.payload-encryption.<kebab-case>}, with the name before it where the definition has one, or in
 * {@code WEB-INF/secf.xml}; a property wins over the descriptor, the descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(PayloadEncryptionDefinition.List.class)
public @interface PayloadEncryptionDefinition {

    /** Tells several definitions apart, each with an {@link #order} of its own; {@code @EncryptPayload(definition = …)} names it. Default: the only one. */
    String name() default "";

    /**
     * The forms that are taken and sent: {@code AES128GCM}, {@code JWE}, {@code HPKE}. Required here or as {@code secf.payload-encryption.forms}: by the last two
     * anybody can send who knows the public key.
     */
    String[] forms() default {};

    /** The key set whose keys open JWE, on P-256 or of RSA. Property {@code secf.payload-encryption.key-set}. */
    String keySet() default "";

    /** The key set whose keys open HPKE, on P-256 or X25519; another set than {@link #keySet}. Property {@code secf.payload-encryption.hpke-key-set}. */
    String hpkeKeySet() default "";

    /**
     * Whether bodies are taken under the security associations that clients have agreed on: by {@code AES128GCM}, and by {@code JWE} with {@code dir}. Property
     * {@code secf.payload-encryption.associations}.
     */
    boolean associations() default true;

    /** The same as an expression. */
    String associationsExpression() default "";

    /** The algorithms of JWE that are taken. Property {@code secf.payload-encryption.algorithms}. */
    String[] algorithms() default {"ECDH-ES+A256KW", "RSA-OAEP-256", "dir"};

    /** How records of HPKE may be encrypted. Property {@code secf.payload-encryption.hpke-algorithms}. */
    String[] hpkeAlgorithms() default {"AES_128_GCM", "AES_256_GCM", "CHACHA20_POLY1305"};

    /**
     * By what is found to whom a response is encrypted; the first that tells somebody counts. Property {@code secf.payload-encryption.recipients}.
     */
    String[] recipients() default {"ASSOCIATION", "PUBLISHED_KEYS"};

    /**
     * Where callers publish the keys that responses to them are encrypted to: {@code caller=https://partner.example.org/jwks.json}. A bean of
     * {@link RecipientKeys} is asked first. Property {@code secf.payload-encryption.jwks}.
     */
    String[] jwks() default {};

    /**
     * After this time published keys are loaded again, from {@code 1m} to {@code 1d}. Where a source fails, its last good copy holds three times as long.
     * Property {@code secf.payload-encryption.jwks-refresh}.
     */
    String jwksRefresh() default "1h";

    /** How {@link #jwks} is asked. Properties {@code secf.payload-encryption.tls.…}. */
    TlsDefinition tls() default @TlsDefinition;

    /** Octets of a decrypted body; a longer one is refused with 413. Property {@code secf.payload-encryption.most-octets}. */
    int mostOctets() default 10_485_760;

    /** The same as an expression. */
    String mostOctetsExpression() default "";

    /** Octets that JWE opens and seals at a time, all of them in memory. Property {@code secf.payload-encryption.most-sealed}. */
    int mostSealed() default 524_288;

    /** The same as an expression. */
    String mostSealedExpression() default "";

    /** Octets of one encrypted record, which is the memory that a stream takes, twice. Property {@code secf.payload-encryption.most-record-size}. */
    int mostRecordSize() default 65_536;

    /** The same as an expression. */
    String mostRecordSizeExpression() default "";

    /**
     * Whether the same encrypted body is taken again while its association lasts. Dangerous: whoever records one can send it again. Property
     * {@code secf.payload-encryption.accept-repeated}.
     */
    boolean acceptRepeated() default false;

    /** The same as an expression. */
    String acceptRepeatedExpression() default "";

    /**
     * The most bodies of all clients together that are remembered at a time, each until its association ends. One more is answered 429. Property
     * {@code secf.payload-encryption.max-bodies}.
     */
    int maxBodies() default 250_000;

    /** The same as an expression. */
    String maxBodiesExpression() default "";

    /**
     * The most bodies of one client that are remembered at a time, under whatever associations, or of one association of nobody known; one more is answered 429,
     * and others do not notice. Property {@code secf.payload-encryption.max-bodies-per-client}.
     */
    int maxBodiesPerClient() default 100_000;

    /** The same as an expression. */
    String maxBodiesPerClientExpression() default "";

    /**
     * Of several definitions the one with the lowest number sees a request first; from 101 to 999, since signatures are verified before. Property
     * {@code secf.payload-encryption.order}.
     */
    int order() default 200;

    /** The same as an expression. */
    String orderExpression() default "";

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        PayloadEncryptionDefinition[] value();
    }
}
