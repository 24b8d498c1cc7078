package org.secf.mechanism;

import java.util.Map;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.message.Facts;

/** One request as a container shows it to a mechanism. */
public interface Exchange {

    Request request();

    /** Whether the resource asked for needs an authenticated caller. */
    boolean isProtected();

    /** The caller whom an earlier login of this mechanism established in this browser's session, and whose session has not ended. */
    Optional<Caller> established();

    /** What the mechanism asked to be kept of the login of {@link #established}; empty where there is none. */
    default Map<String, String> details() {
        return Map.of();
    }

    /**
     * The caller whom the session keeps for another of the application's mechanisms. For addresses of a mechanism at which callers do something that needs to
     * know who they are. Empty where there is none, where the mechanism concerned refuses, and where the request brings a credential that goes before: what
     * is good for one request, such as a token of narrow scope, must not become a login.
     */
    default Optional<Caller> callerOfOthers() {
        return Optional.empty();
    }

    /** What guards verified of the request before; a mechanism that needs the same need not do it again, and must not claim a nonce twice. */
    default Facts facts() {
        return Facts.NONE;
    }
}
