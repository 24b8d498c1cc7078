package org.secf.mechanism;

import java.util.Optional;
import org.secf.verdict.Rejection;

/**
 * By which a filter or interceptor demands, during a call, that the response to the request at hand be protected. From then on the response is held back
 * until it is complete, and is sent as the sealer makes it or not at all.
 */
public interface ResponseObligations {

    /**
     * Demands protection by a sealer; a second demand of the same one changes nothing.
     *
     * @return why that cannot be: then the caller refuses the call
     */
    Optional<Rejection> require(ResponseSealer sealer);

    /** The same by the sealer of the guard that is defined by that id: {@code signature}, {@code signature.partners}. */
    Optional<Rejection> require(String id);

    /** How the response to the request at hand is delivered; empty where nothing can be demanded of it. */
    Optional<Delivery> delivery();
}
