package org.secf.mechanism;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a resource needs of a caller who is known, but not well enough or not recently enough (RFC 9470).
 *
 * @param contexts the authentication contexts of which one would do; empty where any does
 * @param maxAge how long ago the caller may have proved itself to the issuer; empty where that is no matter
 */
public record StepUp(List<String> contexts, Optional<Duration> maxAge) {

    public StepUp {
        contexts = List.copyOf(contexts);
    }
}
