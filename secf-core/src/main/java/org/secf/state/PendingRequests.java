package org.secf.state;

import java.util.Optional;

/** Logins in flight, kept outside the HTTP session so that tabs do not collide and a cross-site POST finds them. */
public interface PendingRequests {

    /** Remembers a request until it expires or is taken. */
    void put(PendingRequest request);

    /**
     * Takes a request out, atomically: of simultaneous callers one gets it. A wrong binding takes nothing, so that others cannot spoil a login.
     *
     * @param id the id the answer refers to
     * @param binding the digest of the answering browser's secret
     */
    Optional<PendingRequest> take(String id, String binding);
}
