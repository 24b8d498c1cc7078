package org.secf.boot;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.Endpoint;
import org.secf.propagation.PropagatedIdentities;

/**
 * What an application defines, ready for requests.
 *
 * @param mechanisms in the order first defined; empty where none is
 * @param endpoints what answers in place of resources
 * @param guards that inspect messages
 * @param keys its secret stores and key sets
 * @param outgoing how it calls other servers
 */
public record Built(
        List<Booted> mechanisms, Endpoints endpoints, List<BootedGuard> guards, KeyRing keys, Outgoing outgoing) {

    /**
     * How it calls other servers.
     *
     * @param clients by what messages are protected
     * @param issuers that vouch for its callers
     * @param identities how its callers travel
     */
    public record Outgoing(ProtectedClients clients, DelegationIssuers issuers, PropagatedIdentities identities) {}

    /**
     * What answers in place of resources.
     *
     * @param forAnybody by themselves
     * @param forCallers once somebody was authenticated
     */
    public record Endpoints(List<Endpoint> forAnybody, List<CallerEndpoint> forCallers) {

        public Endpoints {
            forAnybody = List.copyOf(forAnybody);
            forCallers = List.copyOf(forCallers);
        }
    }

    public Built {
        mechanisms = List.copyOf(mechanisms);
        guards = List.copyOf(guards);
    }

    /**
     * Goes on with it. Where that fails the application does not start, and nothing of it stays open.
     *
     * @param <T> what becomes of it
     */
    public <T> T orStopped(Function<Built, T> next) {
        return orStopped(endpoints.forAnybody(), () -> next.apply(this));
    }

    /** The same for what is not all there yet. */
    static <T> T orStopped(List<Endpoint> opened, Supplier<T> next) {
        try {
            return next.get();
        } catch (RuntimeException | Error e) {
            opened.forEach(Endpoint::stop);
            throw e;
        }
    }
}
