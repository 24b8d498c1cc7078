package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.util.Map;
import org.secf.client.ExchangeProtection;

/**
 * Signs what a client of Jakarta RESTful Web Services sends and proves what answers it (AUTH-002), as {@link org.secf.client.SignedClient} does for others.
 *
 * <pre>{@code
 * Client client = ClientBuilder.newClient().register(new SignedExchanges(protection, 1 << 20));
 * }</pre>
 *
 * <p>Last before the network and first after it: what other filters and interceptors change of a request is signed, and none of them sees an answer that was
 * not proved. A request that is not signed and an answer that is not proved end in a {@link jakarta.ws.rs.ProcessingException} among whose causes is a
 * {@link org.secf.client.RefusedExchangeException}. Calls go by https or to this machine. Redirects are answers: Jersey is told not to follow them, and RESTEasy
 * does not unless its builder is told to, which must not be. Of an answer, the application sees the fields that its signature covers, and no others.
 *
 * <p>A wish for another signature ({@code Accept-Signature} with status 401) is an answer here and not granted.
 */
public final class SignedExchanges implements Feature {

    /** Requests: after every filter of the application, as the greatest comes last; answers: before every filter, as it comes first. */
    static final int NEXT_TO_THE_NETWORK = Integer.MAX_VALUE - 1;

    /** Around every other interceptor, so that what they write, such as what a content coding makes of it, passes here last. */
    static final int OUTERMOST = 1;

    private final ExchangeProtection protection;
    private final int mostOctets;

    /**
     * For one client.
     *
     * @param mostOctets of a body, which is kept in memory: of a request until it is signed, of an answer until its digest held
     * @throws IllegalArgumentException when that is not positive
     */
    public SignedExchanges(ExchangeProtection protection, int mostOctets) {
        if (mostOctets < 1) {
            throw new IllegalArgumentException("expected a body of 1 octet at least, received " + mostOctets);
        }
        this.protection = protection;
        this.mostOctets = mostOctets;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new SigningFilter(protection), Map.of(ClientRequestFilter.class, NEXT_TO_THE_NETWORK));
        context.register(new SigningInterceptor(protection, mostOctets), Map.of(WriterInterceptor.class, OUTERMOST));
        context.register(
                new ProvingFilter(protection, mostOctets), Map.of(ClientResponseFilter.class, NEXT_TO_THE_NETWORK));
        return true;
    }
}
