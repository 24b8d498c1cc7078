package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Map;
import org.secf.gba.device.ApplicationClient;

/**
 * Lets a client of Jakarta RESTful Web Services call applications that know their callers by bootstrapped keys (TS 24.109 §5).
 *
 * <pre>{@code
 * Client client = ClientBuilder.newClient().register(new BootstrappedExchanges(application, 1_000_000));
 * }</pre>
 *
 * <p>Answers challenges, bootstraps again where the application wants that, and hands out no answer whose content the application did not prove: a
 * {@link jakarta.ws.rs.ProcessingException} has a {@link org.secf.client.RefusedExchangeException} among its causes then. The proof covers the content; status and
 * fields are as safe as TLS makes them.
 *
 * <p>Last of the request filters, so it sends what others added. The connection is that of the {@link ApplicationClient} and not the client's own, since keys
 * depend on the cipher suite, which clients of Jakarta RESTful Web Services do not tell: trust, time-outs and bounds are set there. Interceptors that change what
 * is written are not asked. The key's own credential stands in {@code Authorization}, so a request that has one already, such as by {@link PropagatedCalls}, is not sent.
 */
public final class BootstrappedExchanges implements Feature {

    private final ApplicationClient client;
    private final int mostOctets;

    /**
     * By one device's keys.
     *
     * @param mostOctets of the body of a request, which is kept in memory
     * @throws IllegalArgumentException when that is not positive
     */
    public BootstrappedExchanges(ApplicationClient client, int mostOctets) {
        if (mostOctets < 1) {
            throw new IllegalArgumentException("expected a body of 1 octet at least, received " + mostOctets);
        }
        this.client = client;
        this.mostOctets = mostOctets;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.property(BootstrappedFilter.PROPERTY, new BootstrappedFilter.How(client, mostOctets));
        context.register(
                BootstrappedFilter.class, Map.of(ClientRequestFilter.class, SignedExchanges.NEXT_TO_THE_NETWORK));
        return true;
    }
}
