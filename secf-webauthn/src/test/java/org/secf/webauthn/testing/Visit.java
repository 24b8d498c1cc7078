package org.secf.webauthn.testing;

import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;

/** A request as a container shows it. */
public record Visit(Request request, boolean isProtected, Optional<Caller> established, Optional<Caller> callerOfOthers)
        implements Exchange {}
