package org.secf.mechanism;

import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;

/** An exchange without a container. */
public record MemoryExchange(Request request, boolean isProtected, Optional<Caller> established) implements Exchange {

    /** For a resource that needs a caller. */
    public static MemoryExchange of(Request request) {
        return new MemoryExchange(request, true, Optional.empty());
    }
}
