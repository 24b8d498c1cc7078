package org.secf.ejb.client;

import jakarta.enterprise.inject.spi.CDI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.secf.client.ProtectedClients;
import org.secf.propagation.PropagatedIdentities;

/**
 * Protects what interfaces of MicroProfile Rest Client send, and tells for whom, as their annotations say. Found by {@link java.util.ServiceLoader} where there is MicroProfile Rest
 * Client, and loaded nowhere else.
 */
public final class AnnotatedInterfaces implements RestClientListener {

    /** For the service loader. */
    public AnnotatedInterfaces() {}

    /**
     * Registers the protection; a client that cannot be protected is not built.
     *
     * @throws org.secf.settings.ConfigurationException where a definition is missing, or lacks keys, or annotations stand where they protect nothing
     */
    @Override
    public void onNewClient(Class<?> type, RestClientBuilder builder) {
        Annotations.requireNoneBelow(type);
        if (Annotations.standAt(type, Annotations.PROPAGATING)) {
            PropagatedIdentities identities =
                    CDI.current().select(PropagatedIdentities.class).get();
            builder.followRedirects(false);
            builder.register(new PropagatedCalls(AnnotatedTravels.of(type, identities), new CdiCallerAtHand()));
        }
        if (Annotations.standAt(type, Annotations.PROTECTING)) {
            ProtectedClients clients =
                    CDI.current().select(ProtectedClients.class).get();
            builder.followRedirects(false);
            builder.register(new SignedExchanges(AnnotatedMethods.of(type, clients)));
        }
    }
}
