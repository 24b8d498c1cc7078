package org.secf.bearer;

import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of how claims name callers, below {@code secf.bearer.claims}; {@link BearerClaimsDefinition} has an attribute for each. */
final class ClaimKeys {

    /** Instead of a prefix: there is none, and somebody has thought of it. */
    static final String NO_PREFIX = "none";

    private static final String PATHS = "claims such as groups, or paths such as realm_access/roles";

    static final Key<String> CALLER_NAME = Key.of(
            "claims.caller-name",
            Kind.one("a claim such as sub", BearerKeys::visible),
            "sub",
            "The claim that names the caller.");

    static final Key<String> CALLER_NAME_PREFIX = Key.optional(
            "claims.caller-name-prefix",
            Kind.one("a text such as partner: or none", BearerKeys::visible),
            "What stands before the names of this issuer's callers, so that another issuer's are others; none says that nothing does.");

    static final Key<List<String>> CALLER_GROUPS = Key.of(
            "claims.caller-groups",
            Kind.list(PATHS, BearerKeys::visible),
            List.of("groups"),
            "Claims whose texts are groups.");

    static final Key<String> SCOPE_PREFIX = Key.optional(
            "claims.scope-prefix",
            Kind.one("a text such as scope:", BearerKeys::visible),
            "What stands before a scope that is a group, such as scope: for scope:read; by default scopes are no groups.");

    static final Key<List<String>> ATTRIBUTES = Key.of(
            "claims.attributes",
            Kind.list(PATHS, BearerKeys::visible),
            List.of("client_id", "scope"),
            "Claims whose texts are attributes of the caller.");

    static final List<Key<?>> ALL = List.of(CALLER_NAME, CALLER_NAME_PREFIX, CALLER_GROUPS, SCOPE_PREFIX, ATTRIBUTES);

    private ClaimKeys() {}
}
