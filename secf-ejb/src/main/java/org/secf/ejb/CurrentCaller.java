package org.secf.ejb;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;

/**
 * The injectable {@link Caller}. Asks anew at each call instead of living in the request scope: so it works on threads without a request, where it is
 * nobody, and a login or logout in the middle of a request is seen at once.
 *
 * <p>Typed, since as a {@link java.security.Principal} it would collide with CDI's own.
 */
@ApplicationScoped
@Typed(Caller.class)
class CurrentCaller implements Caller {

    private final CallerLookup lookup;

    @Inject
    CurrentCaller(CallerLookup lookup) {
        this.lookup = lookup;
    }

    private Caller caller() {
        return lookup.current().orElseGet(Caller::nobody);
    }

    @Override
    public String getName() {
        return caller().getName();
    }

    @Override
    public Set<String> groups() {
        return caller().groups();
    }

    @Override
    public Map<String, List<String>> attributes() {
        return caller().attributes();
    }

    @Override
    public Evidence evidence() {
        return caller().evidence();
    }

    @Override
    public List<Delegate> delegates() {
        return caller().delegates();
    }

    @Override
    public boolean isAuthenticated() {
        return caller().isAuthenticated();
    }

    @Override
    public String toString() {
        return caller().getName();
    }
}
