package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is asked of attributes before anything is made of them (saml-core §2.7.3, SDP-SP16). */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlAttributeRulesDefinition {

    /** Names of attributes of which each must have a value; a login without is refused. Property {@code secf.saml.attribute-rules.required}. */
    String[] required() default {};

    /**
     * Names of attributes whose values end with {@code @} and a domain that must be the identity provider's (shibmd:Scope in its metadata). Property
     * {@code secf.saml.attribute-rules.scoped}.
     */
    String[] scoped() default {
        "urn:oasis:names:tc:SAML:attribute:subject-id",
        "urn:oasis:names:tc:SAML:attribute:pairwise-id",
        "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",
        "urn:oid:1.3.6.1.4.1.5923.1.1.1.9"
    };

    /**
     * Whether the identity provider may vouch for the domains that its metadata names (shibmd:Scope). Where there may be several identity providers, metadata at
     * an address has to be signed for that, too, since each would otherwise say itself for whom it vouches. Property
     * {@code secf.saml.attribute-rules.metadata-scopes}.
     */
    boolean metadataScopes() default true;

    /** The same as an expression. */
    String metadataScopesExpression() default "";

    /** Domains that the identity provider may vouch for beside those that its metadata names, or instead of them. Property {@code secf.saml.attribute-rules.scopes}. */
    String[] scopes() default {};

    /**
     * Whether a value of another domain is left out ({@code DROP}), or the login refused ({@code REFUSE}); if it is to name the caller, it is refused.
     * Property {@code secf.saml.attribute-rules.wrong-scope}.
     */
    String wrongScope() default "DROP";

    /** How many values all attributes may have together, from 1 to 10000. Property {@code secf.saml.attribute-rules.most-values}. */
    int mostValues() default 1000;

    /** The same as an expression. */
    String mostValuesExpression() default "";

    /** How many characters a value may have, from 1 to 262144. Property {@code secf.saml.attribute-rules.longest-value}. */
    int longestValue() default 8192;

    /** The same as an expression. */
    String longestValueExpression() default "";

    /**
     * Whether attributes may, or have to, be encrypted on their own: {@code FORBIDDEN}, {@code OPTIONAL} or {@code REQUIRED}. Property
     * {@code secf.saml.attribute-rules.encryption}.
     */
    String encryption() default "OPTIONAL";
}
