package org.secf.bearer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.identity.GroupMapping;
import org.secf.identity.VisibleName;
import org.secf.jwt.Claims;
import org.secf.verdict.Verdict;

/**
 * How a token names a caller.
 *
 * @param name path of the claim that names the caller
 * @param prefix before that name, so that two issuers do not name the same caller; empty for none
 * @param groups paths of claims that name groups
 * @param scopeGroups before a scope that is a group; empty where scopes are none
 * @param mapping the issuer's groups to ours
 * @param attributes paths of claims that become attributes
 */
record CallerMapping(
        String name,
        String prefix,
        List<String> groups,
        Optional<String> scopeGroups,
        GroupMapping mapping,
        Set<String> attributes) {

    /** A token without {@code auth_time} does not say when its caller proved itself; the longest ago is the safest guess. */
    private static final Instant NEVER = Instant.EPOCH;

    CallerMapping {
        groups = List.copyOf(groups);
        attributes = Set.copyOf(attributes);
    }

    /** The caller; refused with a {@link BearerReason}. */
    Verdict<Caller> map(Claims claims, String issuer, Optional<String> keyThumbprint, Instant end) {
        List<String> names = claims.at(name);
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
                        claims.time("auth_time").orElse(NEVER),
                        claims.text("acr"),
                        keyThumbprint)
                .until(end);
        return Verdict.accepted(new AuthenticatedCaller(
                full, groupsOf(claims), attributesOf(claims), evidence, Actors.delegates(claims)));
    }

    /** Scopes go after the mapping: they are ours already, by their prefix, and no group of the issuer may pass for one, as it came or as it was mapped. */
    private Set<String> groupsOf(Claims claims) {
        List<String> received =
                groups.stream().flatMap(path -> claims.at(path).stream()).toList();
        List<String> all = new ArrayList<>();
        mapping.map(received).stream()
                .filter(group -> scopeGroups.filter(group::startsWith).isEmpty())
                .forEach(all::add);
        scopeGroups.ifPresent(before -> Scopes.of(claims).forEach(scope -> all.add(before + scope)));
        return new LinkedHashSet<>(all);
    }

    private Map<String, List<String>> attributesOf(Claims claims) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String path : attributes) {
            List<String> values =
                    claims.at(path).stream().filter(VisibleName::isOne).toList();
            if (!values.isEmpty()) {
                found.put(path, values);
            }
        }
        return found;
    }
}
