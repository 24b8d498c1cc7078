package org.secf.keyset;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The application has a key set (KEM-001): the key that signs now, the one that follows, those that decrypt, and whom it believes. The keys come from a secret
 * store, where the life of each is written and a rotation needs no deployment; or each is named here and stays as long as the deployment.
 *
 * <p>Every attribute may also be given as property {@code secf.keys.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. A named set has {@code secf.keys.<name>.<kebab-case>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(KeySetDefinition.List.class)
public @interface KeySetDefinition {

    /** Tells several sets apart; also the name of the set in its store. Default: the only one, which is called {@code main} there. */
    String name() default "";

    /** The name of the secret store that holds the keys and their lives. Default: the store without a name. Property {@code secf.keys.store}. */
    String store() default "";

    /**
     * The key that signs, instead of those of a store's key set: {@code file:/path} of a PEM file with private key and certificates, or {@code store:alias}.
     * Property {@code secf.keys.signing-key}.
     */
    String signingKey() default "";

    /** The key that will follow, published already. Property {@code secf.keys.next-signing-key}. */
    String nextSigningKey() default "";

    /** The keys that decrypt; others are to encrypt to the first. Property {@code secf.keys.decryption-keys}. */
    String[] decryptionKeys() default {};

    /** Certificates that are believed: PEM files or {@code store:alias}. Property {@code secf.keys.trust-anchors}. */
    String[] trustAnchors() default {};

    /**
     * The path below the application where the public keys are published as JSON Web Key Set (RFC 7517). Two sets of one application need different paths;
     * {@code none} publishes nothing. Property {@code secf.keys.jwks-uri}.
     */
    String jwksURI() default "/.well-known/jwks.json";

    /** How long others may keep the published keys, from {@code 0s} to {@code 1d}; a rotation needs more notice than that. Property {@code secf.keys.jwks-max-age}. */
    String jwksMaxAge() default "5m";

    /** Several definitions on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        KeySetDefinition[] value();
    }
}
