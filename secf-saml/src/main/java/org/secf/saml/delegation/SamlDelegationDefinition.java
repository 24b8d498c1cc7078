package org.secf.saml.delegation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This enabler vouches for its callers where it calls others: by short-lived SAML 2.0 assertions for one audience, bound to a key that it proves there, which say
 * that it acts for the caller. Handed out by {@link org.secf.delegation.DelegationIssuers} under the id {@code saml-delegation}, followed by a dot and the name where
 * the definition has one.
 *
 * <p>Every attribute may also be given as property {@code secf.saml-delegation.<kebab-case>} or in {@code WEB-INF/secf.xml}; a property wins over the descriptor, the
 * descriptor over the annotation. An attribute left at its default counts as not given.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SamlDelegationDefinition.List.class)
public @interface SamlDelegationDefinition {

    /** Our name as issuer, an absolute URI. Required here or as {@code secf.saml-delegation.entity-id}. */
    String entityId() default "";

    /** The key set whose active signing key, RSA or EC, signs assertions. Property {@code secf.saml-delegation.key-set}. */
    String keySet() default "";

    /**
     * In place of {@link #keySet}: {@code store:} and an alias of a secret store, or {@code file:} and a PEM file (PKCS#8) that only its owner may read. Property
     * {@code secf.saml-delegation.signing-key}.
     */
    String signingKey() default "";

    /** Location of the PEM certificate of a {@link #signingKey} that is a file. Property {@code secf.saml-delegation.signing-certificate}. */
    String signingCertificate() default "";

    /** Towards whom callers are vouched for, by the names of those enablers. Property {@code secf.saml-delegation.audiences}. */
    String[] audiences() default {};

    /**
     * For whom we act: {@code https://shop.example.org for * at https://stock.example.org}, where the first is our entity id. Where there is no rule, for nobody.
     * Property {@code secf.saml-delegation.acting}.
     */
    String[] acting() default {};

    /** How many may act for one another, we included, from 1 to 16. Property {@code secf.saml-delegation.longest-chain}. */
    int longestChain() default 3;

    /** The same as an expression. */
    String longestChainExpression() default "";

    /**
     * How long an assertion is good for, from {@code 5s} to {@code 5m}; never longer than what is known of the caller. Property
     * {@code secf.saml-delegation.lifetime}.
     */
    String lifetime() default "60s";

    /** The caller's groups that are told, by name; {@code *} for all of them. Property {@code secf.saml-delegation.groups}. */
    String[] groups() default {};

    /** The attribute that tells the groups. Property {@code secf.saml-delegation.groups-attribute}. */
    String groupsAttribute() default "groups";

    /** The caller's attributes that are told, by name. Property {@code secf.saml-delegation.attributes}. */
    String[] attributes() default {};

    /**
     * Path below the application where metadata with our keys is published, such as {@code /saml/enabler}. Default: nowhere. Property
     * {@code secf.saml-delegation.metadata-uri}.
     */
    String metadataURI() default "";

    /** Tells this definition from others of its kind in the same application. Properties are then named {@code secf.saml-delegation.<name>.…}. */
    String name() default "";

    /** Several on one class. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {

        /** The definitions. */
        SamlDelegationDefinition[] value();
    }
}
