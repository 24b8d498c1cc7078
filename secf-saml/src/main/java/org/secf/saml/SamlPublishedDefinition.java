package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What our own metadata says for people, and which attributes it asks for (sstc-saml-metadata-ui §2.1, saml-metadata §2.4.4.1). */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlPublishedDefinition {

    /** The application's name for users, such as {@code en=Enabler}, for each language. Property {@code secf.saml.published.display-name}. */
    String[] displayName() default {};

    /** What the application is for, for each language. Property {@code secf.saml.published.description}. */
    String[] description() default {};

    /** An https address and the size of the picture there, such as {@code https://sp.example.org/logo.png 80x60}. Property {@code secf.saml.published.logo}. */
    String logo() default "";

    /** Where users read what becomes of their data, such as {@code en=https://sp.example.org/privacy}. Property {@code secf.saml.published.privacy-statement-url}. */
    String[] privacyStatementURL() default {};

    /** Names of attributes that we cannot do without. Property {@code secf.saml.published.required-attributes}. */
    String[] requiredAttributes() default {};

    /**
     * Which name of a subject we need: {@code SUBJECT_ID}, {@code PAIRWISE_ID}, {@code ANY} or {@code NONE}. Default: the one that names the caller, if either
     * does. Property {@code secf.saml.published.subject-id-requirement}.
     */
    String subjectIdRequirement() default "";

    /** Names of attributes that we would like to have. Property {@code secf.saml.published.requested-attributes}. */
    String[] requestedAttributes() default {};
}
