package org.secf.webauthn.testing;

import java.util.Map;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;

/**
 * A request as a container shows it.
 *
 * @param login of this mechanism, in the session
 */
public record Visit(
        Request request, boolean isProtected, Optional<Outcome.LoggedIn> login, Optional<Caller> callerOfOthers)
        implements Exchange {

    @Override
    public Optional<Caller> established() {
        return login.map(Outcome.LoggedIn::caller);
    }

    @Override
    public Map<String, String> details() {
        return login.map(Outcome.LoggedIn::details).orElse(Map.of());
    }
}
