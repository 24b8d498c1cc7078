package org.secf.http;

import java.util.Optional;

/** Where is read how the request at hand came; a container adapter offers it, interceptors and filters ask it. */
@FunctionalInterface
public interface TransportSource {

    /** Empty on threads without a request: nothing is known of how a call came there. */
    Optional<Transport> current();
}
