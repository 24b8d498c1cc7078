package org.secf.saml;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How users choose among several identity providers. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface SamlChoiceDefinition {

    /**
     * Path below the base URL where users choose, and where a login with one begins: {@code entityID} names it, {@code target} the path to go to afterwards.
     * Property {@code secf.saml.choice.login-uri}.
     */
    String loginURI() default "/saml/login";

    /**
     * Path below the base URL of the application's own page for that choice, open to everybody; it is given {@code target} and sends the browser to
     * {@link #loginURI} with that and {@code entityID}. Default: our page. Property {@code secf.saml.choice.page}.
     */
    String page() default "";

    /**
     * The discovery service that users are sent to for that choice, an https address (Identity Provider Discovery Service Protocol). Default: none. Property
     * {@code secf.saml.choice.discovery-service}.
     */
    String discoveryService() default "";

    /**
     * How long the browser remembers with whom its user logged in last, from {@code 1h} to {@code 365d}, to go there at once. Default: it does not. Property
     * {@code secf.saml.choice.remember}.
     */
    String remember() default "";

    /**
     * Whether our page shows pictures, which browsers load from every identity provider, so that each learns who looks. Property
     * {@code secf.saml.choice.logos}.
     */
    boolean logos() default false;

    /** The same as an expression. */
    String logosExpression() default "";
}
