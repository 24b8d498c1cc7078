package org.secf.ejb;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.CallerSource;
import org.secf.identity.Evidence;

@ApplicationScoped
class ThreadCallers implements CallerSource {

    static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    static final String TOKEN = "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken";

    private final ThreadLocal<Caller> callers = ThreadLocal.withInitial(Caller::nobody);

    void logIn(String name, String context, Duration ago) {
        Instant since = FixedTime.NOW.minus(ago);
        Evidence evidence = new Evidence("saml", "https://idp", since, Optional.of(context), Optional.empty());
        callers.set(new AuthenticatedCaller(name, Set.of("user"), Map.of(), evidence, List.of()));
    }

    void logOut() {
        callers.remove();
    }

    @Override
    public Caller current() {
        return callers.get();
    }
}
