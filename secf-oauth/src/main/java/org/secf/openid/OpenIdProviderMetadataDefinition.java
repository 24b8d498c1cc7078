package org.secf.openid;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is known of the provider without asking it: an attribute {@code providerMetadata} of {@link OpenIdConnectAuthenticationMechanismDefinition}. Properties are {@code secf.openid.provider-metadata.…}. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenIdProviderMetadataDefinition {

    /** The issuer, letter by letter, where {@code providerURI} is another address. Property {@code secf.openid.provider-metadata.issuer}. */
    String issuer() default "";

    /** Where browsers are sent to; where it is given, the provider is not asked what it announces. Property {@code secf.openid.provider-metadata.authorization-endpoint}. */
    String authorizationEndpoint() default "";

    /** Where codes are redeemed. Property {@code secf.openid.provider-metadata.token-endpoint}. */
    String tokenEndpoint() default "";

    /** Where claims about users are. Property {@code secf.openid.provider-metadata.userinfo-endpoint}. */
    String userinfoEndpoint() default "";

    /** Where browsers are sent to for a logout. Property {@code secf.openid.provider-metadata.end-session-endpoint}. */
    String endSessionEndpoint() default "";

    /** Where the provider's keys are. Property {@code secf.openid.provider-metadata.jwks-uri}. */
    String jwksURI() default "";

    /**
     * Hosts besides those of the issuer and of {@code providerURI} at which the provider may announce that it is asked, such as {@code api.example.org}; a provider on this machine may be asked
     * there, too. No login begins where it announces another. Property {@code secf.openid.provider-metadata.hosts}.
     */
    String[] hosts() default {};

    /** After this time what the provider announces, and its keys, are fetched again, from {@code 1m} to {@code 1d}. Property {@code secf.openid.provider-metadata.refresh}. */
    String refresh() default "1h";
}
