package org.secf.boot;

import java.util.Map;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.mechanism.KeptTokens;
import org.secf.mechanism.MechanismContext;
import org.secf.propagation.MemoryKeptTokens;
import org.secf.propagation.PropagatedIdentities;
import org.secf.propagation.PropagationDefinitions;
import org.secf.settings.Settings;

/** How callers travel with the calls of an application: mechanisms keep what that needs, and nothing where nothing does. */
final class Travelling {

    /** Of the tokens of logins, in all. */
    private static final long MOST_OCTETS = 64L * 1024 * 1024;

    private final PropagationDefinitions definitions;
    private final MemoryKeptTokens kept;

    /**
     * As they are defined.
     *
     * @param settings of each definition, by name
     */
    Travelling(Map<String, Settings> settings, MechanismContext context) {
        this.definitions = PropagationDefinitions.of(settings);
        this.kept = new MemoryKeptTokens(context.clock(), context.random(), MOST_OCTETS);
    }

    /** For the mechanisms. */
    MechanismContext around(MechanismContext context) {
        return definitions.needProofs() ? context.with(KeptTokens.class, kept) : context;
    }

    /** For whoever calls others. */
    PropagatedIdentities identities(MechanismContext context, ProtectedClients clients, DelegationIssuers issuers) {
        PropagatedIdentities identities = definitions.identities(context, clients, issuers);
        kept.telling(identities::forget);
        return identities;
    }
}
