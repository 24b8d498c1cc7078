package org.secf.openid;

import java.util.List;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of how claims name callers, below {@code secf.openid.claims-definition}; {@link OpenIdClaimsDefinition} has an attribute for each. */
final class ClaimKeys {

    private static final String PATHS = "claims such as groups, or paths such as realm_access/roles";

    static final Key<String> CALLER_NAME = Key.of(
            "claims-definition.caller-name-claim",
            Kind.one("a claim such as sub", Texts::visible),
            "sub",
            "The claim that names the caller; only sub is never given to somebody else.");

    static final Key<String> CALLER_NAME_PREFIX = Key.optional(
            "claims-definition.caller-name-prefix",
            Kind.one("a text such as partner:", Texts::visible),
            "What stands before the names of this provider's callers, such as partner:, so that another provider's are others.");

    static final Key<List<String>> CALLER_GROUPS = Key.of(
            "claims-definition.caller-groups-claim",
            Kind.list(PATHS, Texts::visible),
            List.of("groups"),
            "Claims whose texts are groups.");

    static final Key<List<String>> ATTRIBUTES = Key.of(
            "claims-definition.attributes",
            Kind.list(PATHS, Texts::visible),
            List.of("name", "email"),
            "Claims whose texts are attributes of the caller; amr is one in any case.");

    static final List<Key<?>> ALL = List.of(CALLER_NAME, CALLER_NAME_PREFIX, CALLER_GROUPS, ATTRIBUTES);

    private ClaimKeys() {}
}
