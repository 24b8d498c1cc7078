package org.secf.propagation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Origin;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Who may learn of callers, and how.
 *
 * @param name of the definition
 * @param modes that are allowed, the usual one first
 * @param audiences that are allowed, the usual one first
 * @param origins of the servers that may be called
 * @param allowsAnonymous whether calls for nobody go without a token, in place of being refused
 */
record PropagationPolicy(
        String name,
        List<PropagationMode> modes,
        List<String> audiences,
        Set<Origin> origins,
        boolean allowsAnonymous) {

    PropagationPolicy {
        modes = List.copyOf(modes);
        audiences = List.copyOf(audiences);
        origins = Set.copyOf(origins);
        if (modes.isEmpty() || origins.isEmpty()) {
            throw new IllegalArgumentException("expected one mode and one origin at least");
        }
        if (modes.contains(PropagationMode.DELEGATED) && audiences.isEmpty()) {
            throw new IllegalArgumentException("expected an audience: whom a token is for that vouches for a caller");
        }
    }

    Optional<Rejection> refuse(URI address) {
        Optional<Origin> origin = Origin.of(address);
        return origin.filter(origins::contains).isPresent()
                ? Check.HOLDS
                : Check.refused(
                        PropagationReason.OTHER_ORIGIN,
                        "one of " + origins,
                        origin.map(Origin::toString).orElse("no origin"));
    }
}
