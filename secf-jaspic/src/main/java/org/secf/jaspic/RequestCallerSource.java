package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;
import java.util.Set;
import org.secf.boot.Services;
import org.secf.identity.Caller;
import org.secf.identity.CallerSource;

/**
 * The caller whom an adapter recorded on the request at hand, or took along to a thread that a request started. On other threads it is the one whom the
 * container carried there, which is nobody unless it carries identities to such threads.
 */
@ApplicationScoped
public class RequestCallerSource implements CallerSource {

    private final RequestOnThread thread;
    private final Instance<SecurityContext> container;
    private final CarriedCaller carried;
    private final List<CallerSource> others;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // the proxy never uses its own fields
    protected RequestCallerSource() {
        this.thread = null;
        this.container = null;
        this.carried = null;
        this.others = null;
    }

    @Inject
    RequestCallerSource(RequestOnThread thread, Instance<SecurityContext> container) {
        this.thread = thread;
        this.container = container;
        this.carried = new CarriedCaller(this::principal, TendedThread::isCurrent);
        this.others = Services.of(CallerSource.class);
    }

    @Override
    public Caller current() {
        // While there is a request only it counts: after a logout the container may still know whom it was.
        return thread.current().map(CallerRequest::recorded).or(thread::caller).orElseGet(this::carried);
    }

    private Caller carried() {
        Caller principal = carried.current();
        return principal.isAuthenticated() ? principal : told();
    }

    /** Whom the server's own security system tells of, where a module of ours asks it. */
    private Caller told() {
        return others.stream()
                .map(CallerSource::current)
                .filter(Caller::isAuthenticated)
                .findFirst()
                .orElseGet(Caller::nobody);
    }

    private Caller principal() {
        try {
            Set<Caller> callers =
                    container.isResolvable() ? container.get().getPrincipalsByType(Caller.class) : Set.of();
            return callers.size() == 1 ? callers.iterator().next() : Caller.nobody();
        } catch (RuntimeException e) {
            return Caller.nobody(); // the container has no idea on this thread
        }
    }
}
