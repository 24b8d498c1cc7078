package org.secf.openid;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How logins end: an attribute {@code logout} of {@link OpenIdConnectAuthenticationMechanismDefinition}. Properties are {@code secf.openid.logout.…}. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenIdLogoutDefinition {

    /** Whether a user who logs out here is logged out at the provider, too. Property {@code secf.openid.logout.notify-provider}. */
    boolean notifyProvider() default true;

    /** The same as an expression. */
    String notifyProviderExpression() default "";

    /** Path below the base URL where the browser goes after a logout, unless the page names another. Property {@code secf.openid.logout.redirect-uri}. */
    String redirectURI() default "/";

    /** Whether a login ends with its access token, unless that is renewed. Property {@code secf.openid.logout.access-token-expiry}. */
    boolean accessTokenExpiry() default false;

    /** The same as an expression. */
    String accessTokenExpiryExpression() default "";

    /** Whether a login ends with its ID token, unless that is renewed. Property {@code secf.openid.logout.identity-token-expiry}. */
    boolean identityTokenExpiry() default false;

    /** The same as an expression. */
    String identityTokenExpiryExpression() default "";

    /** Path below the base URL that pages of the application post to, to log their user out. Property {@code secf.openid.logout.uri}. */
    String uri() default "/openid/logout";

    /** Path below the base URL that the provider sends browsers to after a logout. Property {@code secf.openid.logout.return-uri}. */
    String returnURI() default "/openid/logged-out";

    /** Path below the base URL that the provider shows in a frame where a login ends there. Property {@code secf.openid.logout.front-channel-uri}. */
    String frontChannelURI() default "/openid/frontchannel-logout";

    /** Path below the base URL that the provider calls where a login ends there. Property {@code secf.openid.logout.back-channel-uri}. */
    String backChannelURI() default "/openid/backchannel-logout";

    /** How long a logout at the provider may take, from {@code 1m} to {@code 1h}. Property {@code secf.openid.logout.timeout}. */
    String timeout() default "5m";

    /** How many ended logins are remembered in memory; when it is full, logouts fail and say so. Property {@code secf.openid.logout.most-notes}. */
    int mostNotes() default 100_000;

    /** The same as an expression. */
    String mostNotesExpression() default "";
}
