package org.secf.saml.delegation;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.delegation.ActingPolicy;
import org.secf.identity.Caller;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/**
 * For whom we vouch, towards whom, and what we tell.
 *
 * @param entityId we
 * @param audiences towards whom
 * @param acting for whom we act there
 * @param lifetime of an assertion
 * @param told what is told of callers
 */
record IssuingPolicy(String entityId, Set<String> audiences, ActingPolicy acting, Duration lifetime, Told told) {

    private static final String ALL = "*";

    IssuingPolicy {
        audiences = Set.copyOf(audiences);
    }

    /**
     * What is told of callers beside their names.
     *
     * @param groups by name, or all of them
     * @param groupsAttribute what tells them
     * @param attributes by name
     */
    record Told(Set<String> groups, String groupsAttribute, List<String> attributes) {

        Told {
            groups = Set.copyOf(groups);
            attributes = List.copyOf(attributes);
        }

        /** Name to values, none of them empty. An attribute by the name of that of the groups tells no groups of its own. */
        Map<String, Collection<String>> of(Caller caller) {
            Map<String, Collection<String>> all = new LinkedHashMap<>();
            attributes.forEach(name -> all.put(name, caller.attributes().getOrDefault(name, List.of())));
            all.put(
                    groupsAttribute,
                    caller.groups().stream()
                            .filter(group -> groups.contains(ALL) || groups.contains(group))
                            .toList());
            all.values().removeIf(Collection::isEmpty);
            return all;
        }
    }

    static IssuingPolicy read(Settings settings) {
        IssuingPolicy policy = new IssuingPolicy(
                settings.get(SamlDelegationKeys.ENTITY_ID),
                Set.copyOf(settings.get(SamlDelegationKeys.AUDIENCES)),
                new ActingPolicy(
                        settings.get(SamlDelegationKeys.ACTING), settings.get(SamlDelegationKeys.LONGEST_CHAIN)),
                settings.get(SamlDelegationKeys.LIFETIME),
                new Told(
                        Set.copyOf(settings.get(SamlDelegationKeys.GROUPS)),
                        settings.get(SamlDelegationKeys.GROUPS_ATTRIBUTE),
                        settings.get(SamlDelegationKeys.ATTRIBUTES)));
        policy.acting().rules().stream()
                .filter(rule -> !rule.actor().equals(policy.entityId()))
                .findFirst()
                .ifPresent(rule -> {
                    throw new ConfigurationException("%s.acting (%s): expected rules for %s, which acts here, found %s"
                            .formatted(
                                    SamlDelegationKeys.PREFIX,
                                    settings.origin(SamlDelegationKeys.ACTING),
                                    policy.entityId(),
                                    rule));
                });
        return policy;
    }
}
