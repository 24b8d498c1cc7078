package org.secf.bearer;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How claims name callers: an attribute {@code claims} of {@link BearerTokenAuthenticationMechanismDefinition}. Properties are {@code secf.bearer.claims.…}. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface BearerClaimsDefinition {

    /** The claim that names the caller. Property {@code secf.bearer.claims.caller-name}. */
    String callerName() default "sub";

    /**
     * What stands before the names of this issuer's callers, such as {@code partner:}, so that another issuer's are others; {@code none} says that nothing does.
     * Needed where there are several issuers. Property {@code secf.bearer.claims.caller-name-prefix}.
     */
    String callerNamePrefix() default "";

    /** Claims whose texts are groups, or paths such as {@code realm_access/roles}. Property {@code secf.bearer.claims.caller-groups}. */
    String[] callerGroups() default {"groups"};

    /**
     * What stands before a scope that is a group, such as {@code scope:} for {@code scope:read}. Groups of the issuer that begin so are dropped. Default: scopes are
     * no groups. Property {@code secf.bearer.claims.scope-prefix}.
     */
    String scopePrefix() default "";

    /** Claims, or paths, whose texts are attributes of the caller. Property {@code secf.bearer.claims.attributes}. */
    String[] attributes() default {"client_id", "scope"};
}
