package org.secf.saml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom a user may log in with for one resource. Where two parts have the same identity provider, the first decides.
 *
 * @param setups in the order of configuration
 */
record Candidates(List<SamlSetup> setups) {

    boolean isEmpty() {
        return setups.isEmpty();
    }

    Optional<Chosen> find(String entityId) {
        return setups.stream().flatMap(setup -> setup.find(entityId).stream()).findFirst();
    }

    /** The same in one part. */
    Optional<Chosen> find(String part, String entityId) {
        return find(entityId).filter(chosen -> chosen.setup().name().equals(part));
    }

    /** The only one, where nobody has to choose. */
    Optional<Chosen> only() {
        if (setups.size() == 1 && setups.get(0).only().isPresent()) {
            return setups.get(0).only();
        }
        List<Chosen> first = all().limit(2).toList();
        return first.size() == 1 ? Optional.of(first.get(0)) : Optional.empty();
    }

    Stream<Chosen> all() {
        Set<String> seen = new HashSet<>();
        return setups.stream()
                .flatMap(setup -> setup.providers().all().stream().map(setup::choose))
                .filter(chosen -> seen.add(chosen.entityId()));
    }

    /** Whether a session of that part is one of here: by the part that would decide if its user logged in here, with the same identity provider. */
    boolean admits(String part, String issuer) {
        return find(issuer)
                .map(chosen -> chosen.setup().name().equals(part))
                .orElseGet(() -> setups.stream().anyMatch(setup -> setup.name().equals(part)));
    }
}
