package org.secf.oauth.testing;

import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;

/** An exchange without a container. */
public record TestExchange(Request request, boolean isProtected) implements Exchange {

    @Override
    public Optional<Caller> established() {
        return Optional.empty();
    }
}
