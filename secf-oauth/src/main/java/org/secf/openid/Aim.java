package org.secf.openid;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a login is for.
 *
 * @param target path and query to go to afterwards
 * @param contexts authentication contexts of which one has to be met; empty where any does
 * @param maxAge how long ago the user may have authenticated; empty where that is no matter
 * @param isStepUp whether a resource asks for it of a caller that it knows
 */
record Aim(String target, List<String> contexts, Optional<Duration> maxAge, boolean isStepUp) {

    Aim {
        contexts = List.copyOf(contexts);
    }
}
