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

    /** What guards verified of the request before; a mechanism that needs the same need not do it again, and must not claim a nonce twice. */
    default Facts facts() {
        return Facts.NONE;
    }
}
