package org.secf.mechanism;

import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;

/** One request as a container shows it to a mechanism. */
public interface Exchange {

    Request request();

    /** Whether the resource asked for needs an authenticated caller. */
    boolean isProtected();

    /** The caller whom an earlier login of this mechanism established in this browser's session, and whose session has not ended. */
    Optional<Caller> established();
}
