package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.util.Map;
import java.util.Optional;
import org.secf.client.ClientDemand;
import org.secf.client.ExchangeProtection;
import org.secf.client.ProtectedClient;
import org.secf.verdict.Verdict;

/**
 * Signs what a client of Jakarta RESTful Web Services sends and proves what answers it (AUTH-002), as {@link org.secf.client.SignedClient} does for others.
 *
 * <pre>{@code
 * Client client = ClientBuilder.newClient().register(new SignedExchanges(clients.get("partner")));
 * }</pre>
 *
 * <p>Last before the network and first after it: what other filters and interceptors change of a request is signed, and none of them sees an answer that was
 * not proved. A request that is not signed and an answer that is not proved end in a {@link jakarta.ws.rs.ProcessingException} among whose causes is a
 * {@link org.secf.client.RefusedExchangeException}. Calls go by https or to this machine. Redirects are answers: Jersey is told not to follow them, and RESTEasy
 * does not unless its builder is told to, which must not be. Of an answer, the application sees the fields that its signature covers, and no others.
 *
 * <p>A wish for another signature ({@code Accept-Signature} with status 401) is granted once, by the rule of {@link org.secf.client.SignedClient#send}: for a request
 * that changes something only where the wish itself was proved.
 */
public final class SignedExchanges implements Feature {

    /** Requests: after every filter of the application, as the greatest comes last; answers: before every filter, as it comes first. */
    static final int NEXT_TO_THE_NETWORK = Integer.MAX_VALUE - 1;

    /** Around every other interceptor, so that what they write, such as what a content coding makes of it, passes here last. */
    static final int OUTERMOST = 1;

    private final Demands demands;

    /**
     * For one client, all that the policy of the protection has a way to.
     *
     * @param mostOctets of a body, which is kept in memory: of a request until it is signed, of an answer until its digest held
     * @throws IllegalArgumentException when that is not positive
     */
    public SignedExchanges(ExchangeProtection protection, int mostOctets) {
        this(new Protected(protection, protection.whole(), mostOctets));
    }

    /**
     * As an application defines it: requests are signed, and encrypted where the definition says to whom, and answers proved. Bodies have at most
     * {@code tls.max-bytes} octets.
     *
     * @throws org.secf.settings.ConfigurationException where the definition lacks keys for one of them
     */
    public SignedExchanges(ProtectedClient client) {
        this(client, ClientDemand.BOTH.encrypting(client.abilities().encrypt()));
    }

    /**
     * As an application defines it, and no more than is demanded.
     *
     * @throws org.secf.settings.ConfigurationException where the definition lacks keys for it
     */
    public SignedExchanges(ProtectedClient client, ClientDemand demand) {
        this(Protected.of(client, demand));
    }

    SignedExchanges(Protected how) {
        this(request -> Verdict.accepted(Optional.of(how)));
    }

    SignedExchanges(Demands demands) {
        this.demands = demands;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new SigningFilter(demands), Map.of(ClientRequestFilter.class, NEXT_TO_THE_NETWORK));
        context.register(new SigningInterceptor(), Map.of(WriterInterceptor.class, OUTERMOST));
        context.register(new ProvingFilter(), Map.of(ClientResponseFilter.class, NEXT_TO_THE_NETWORK));
        return true;
    }
}
