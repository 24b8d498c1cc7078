package org.secf.boot;

import java.util.List;
import org.secf.client.ProtectedClients;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Endpoint;

/**
 * What an application defines, ready for requests.
 *
 * @param mechanisms in the order first defined; empty where none is
 * @param endpoints that answer by themselves
 * @param guards that inspect messages
 * @param keys its secret stores and key sets
 * @param clients how it calls other servers
 */
public record Built(
        List<Booted> mechanisms,
        List<Endpoint> endpoints,
        List<BootedGuard> guards,
        KeyRing keys,
        ProtectedClients clients) {

    public Built {
        mechanisms = List.copyOf(mechanisms);
        endpoints = List.copyOf(endpoints);
        guards = List.copyOf(guards);
    }
}
