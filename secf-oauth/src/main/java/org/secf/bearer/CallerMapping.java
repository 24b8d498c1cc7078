package org.secf.bearer;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.identity.VisibleName;
import org.secf.jwt.ClaimMapping;
import org.secf.jwt.Claims;
import org.secf.verdict.Verdict;

/**
 * How a token names a caller.
 *
 * @param name path of the claim that names the caller
 * @param prefix before that name, so that two issuers do not name the same caller; empty for none
 * @param scopeGroups before a scope that is a group; empty where scopes are none
 * @param claims what else they say
 */
record CallerMapping(String name, String prefix, Optional<String> scopeGroups, ClaimMapping claims) {

    /** A token without {@code auth_time} does not say when its caller proved itself; the longest ago is the safest guess. */
    private static final Instant NEVER = Instant.EPOCH;

    /** The caller; refused with a {@link BearerReason}. */
    Verdict<Caller> map(Claims said, String issuer, Optional<String> keyThumbprint, Instant end) {
        List<String> names = said.at(name);
        if (names.size() != 1) {
            return Verdict.rejected(
                    BearerReason.NO_CALLER_NAME, "one text at " + name, names.isEmpty() ? "none" : "several");
        }
        String full = prefix + names.get(0);
        if (!VisibleName.isOne(names.get(0)) || !VisibleName.isOne(full)) {
            return Verdict.rejected(BearerReason.HOSTILE_CALLER_NAME, VisibleName.EXPECTED, full);
        }
        Evidence evidence = new Evidence(
                        BearerMechanism.NAME,
                        issuer,
                        said.time("auth_time").orElse(NEVER),
                        said.text("acr"),
                        keyThumbprint)
                .until(end);
        return Verdict.accepted(new AuthenticatedCaller(
                full, groupsOf(said), claims.attributesOf(said), evidence, Actors.delegates(said)));
    }

    /** Scopes go after the mapping: they are ours already, by their prefix, and no group of the issuer may pass for one, as it came or as it was mapped. */
    private Set<String> groupsOf(Claims said) {
        Set<String> all = new LinkedHashSet<>();
        claims.groupsOf(said).stream()
                .filter(group -> scopeGroups.filter(group::startsWith).isEmpty())
                .forEach(all::add);
        scopeGroups.ifPresent(before -> Scopes.of(said).forEach(scope -> all.add(before + scope)));
        return all;
    }
}
