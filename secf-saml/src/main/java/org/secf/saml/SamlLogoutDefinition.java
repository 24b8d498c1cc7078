package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How users log out, here and at the identity provider (saml-profiles §4.4). */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlLogoutDefinition {

    /**
     * Whether a user who logs out here is logged out at the identity provider, too, where its metadata says how. Property
     * {@code secf.saml.logout.notify-provider}.
     */
    boolean notifyProvider() default true;

    /** The same as an expression. */
    String notifyProviderExpression() default "";

    /** Path below the base URL that pages of the application post to, to log their user out. Property {@code secf.saml.logout.uri}. */
    String uri() default "/saml/logout";

    /** Path below the base URL where messages of the identity provider about logouts come in. Property {@code secf.saml.logout.service-uri}. */
    String serviceURI() default "/saml/slo";

    /** Path below the base URL where the browser goes after a logout, unless the page names another. Property {@code secf.saml.logout.redirect-uri}. */
    String redirectURI() default "/";

    /**
     * How the identity provider is asked: {@code REDIRECT}, {@code POST} or {@code SOAP}. Default: the first of them that it offers. Property
     * {@code secf.saml.logout.binding}.
     */
    String binding() default "";

    /** Whether the user's name is encrypted in our logout requests. Property {@code secf.saml.logout.encrypt-name-id}. */
    boolean encryptNameId() default false;

    /** The same as an expression. */
    String encryptNameIdExpression() default "";

    /** How long a logout may take, and our request is valid, from {@code 1m} to {@code 1h}. Property {@code secf.saml.logout.timeout}. */
    String timeout() default "5m";

    /** How many ended logins are remembered in memory; when it is full, logouts fail and say so. Property {@code secf.saml.logout.most-notes}. */
    int mostNotes() default 100_000;

    /** The same as an expression. */
    String mostNotesExpression() default "";
}
