package org.secf.openid;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How claims name callers: an attribute {@code claimsDefinition} of {@link OpenIdConnectAuthenticationMechanismDefinition}. Properties are {@code secf.openid.claims-definition.…}. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenIdClaimsDefinition {

    /** The claim that names the caller; only {@code sub} is never given to somebody else. Property {@code secf.openid.claims-definition.caller-name-claim}. */
    String callerNameClaim() default "sub";

    /** What stands before the names of this provider's callers, such as {@code partner:}. Default: nothing. Property {@code secf.openid.claims-definition.caller-name-prefix}. */
    String callerNamePrefix() default "";

    /** Claims whose texts are groups, or paths such as {@code realm_access/roles}. Property {@code secf.openid.claims-definition.caller-groups-claim}. */
    String[] callerGroupsClaim() default {"groups"};

    /** Claims, or paths, whose texts are attributes of the caller. Property {@code secf.openid.claims-definition.attributes}. */
    String[] attributes() default {"name", "email"};
}
