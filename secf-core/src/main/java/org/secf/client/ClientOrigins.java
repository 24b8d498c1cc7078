package org.secf.client;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Origin;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * The servers that keys are for. Another one never gets a signature by them, and never has an answer believed.
 *
 * @param all scheme, host and port of each
 */
public record ClientOrigins(Set<Origin> all) {

    /**
     * Checks that there is one.
     *
     * @throws IllegalArgumentException where there is none
     */
    public ClientOrigins {
        all = Set.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("expected one origin at least");
        }
    }

    /** Refused with {@link ClientReason#OTHER_ORIGIN}. */
    Optional<Rejection> refuse(URI address) {
        Optional<Origin> origin = Origin.of(address);
        return origin.filter(all::contains).isPresent()
                ? Check.HOLDS
                : Check.refused(
                        ClientReason.OTHER_ORIGIN,
                        "one of " + all,
                        origin.map(Origin::toString).orElse("no origin"));
    }
}
