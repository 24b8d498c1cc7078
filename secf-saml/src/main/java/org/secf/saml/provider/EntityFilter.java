package org.secf.saml.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.saml.model.Description;

/**
 * Which identity providers of a metadata document are meant. Of each rule that is given, one value has to fit; where none is given, nobody does.
 *
 * @param entityIds their names
 * @param attributes entity attributes, name to values (saml-metadata-attr §2), such as entity categories
 * @param registrationAuthorities who registered them (saml-metadata-rpi §2.1)
 */
public record EntityFilter(
        Set<String> entityIds, Map<String, List<String>> attributes, Set<String> registrationAuthorities) {

    public EntityFilter {
        entityIds = Set.copyOf(entityIds);
        attributes = Map.copyOf(attributes);
        registrationAuthorities = Set.copyOf(registrationAuthorities);
    }

    /** Whether no rule is given. */
    public boolean isEmpty() {
        return entityIds.isEmpty() && attributes.isEmpty() && registrationAuthorities.isEmpty();
    }

    /** Whether one of that name may be meant, whatever else is said of it. */
    boolean mayHold(String entityId) {
        return !isEmpty() && (entityIds.isEmpty() || entityIds.contains(entityId));
    }

    /** Whether one is meant of which that is said. */
    boolean holds(String entityId, Description description) {
        return mayHold(entityId)
                && (attributes.isEmpty() || hasAttribute(description))
                && (registrationAuthorities.isEmpty()
                        || description
                                .registrationAuthority()
                                .filter(registrationAuthorities::contains)
                                .isPresent());
    }

    private boolean hasAttribute(Description description) {
        return attributes.entrySet().stream()
                .anyMatch(wanted -> description.attributes().getOrDefault(wanted.getKey(), List.of()).stream()
                        .anyMatch(wanted.getValue()::contains));
    }
}
