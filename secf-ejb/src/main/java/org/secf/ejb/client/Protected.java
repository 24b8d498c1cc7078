package org.secf.ejb.client;

import org.secf.client.ClientDemand;
import org.secf.client.ExchangeProtection;
import org.secf.client.ProtectedClient;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Rejection;

/**
 * How one call is protected.
 *
 * @param protection does it
 * @param demand how much of it
 * @param mostOctets of a body, which is kept in memory
 */
record Protected(ExchangeProtection protection, ClientDemand demand, int mostOctets) {

    Protected {
        if (mostOctets < 1) {
            throw new IllegalArgumentException("expected a body of 1 octet at least, received " + mostOctets);
        }
    }

    /** As a definition says; what it has no keys for is said at once and not at the first call. */
    static Protected of(ProtectedClient client, ClientDemand demand) {
        client.refuse(demand).ifPresent(refusal -> {
            throw unable(client, refusal);
        });
        return new Protected(client.protection(), demand, client.tls().limits().maxBytes());
    }

    private static ConfigurationException unable(ProtectedClient client, Rejection refusal) {
        return new ConfigurationException("The %s cannot do what is demanded of it: %s: %s"
                .formatted(client, refusal.reason(), refusal.detail()));
    }
}
