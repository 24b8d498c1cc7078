package org.secf.ejb.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Optional;
import org.secf.client.ClientRequest;
import org.secf.client.ExchangeProtection;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedRequest;
import org.secf.tls.Outbound;
import org.secf.verdict.Rejection;

/** Signs requests without a body; notes where those with one go, which {@link SigningInterceptor} signs once the body is written. */
final class SigningFilter implements ClientRequestFilter {

    /** Jersey follows redirects unless told, signatures and all, where whoever redirects wants. */
    static final String FOLLOW_REDIRECTS = "jersey.config.client.followRedirects";

    private final Demands demands;

    SigningFilter(Demands demands) {
        this.demands = demands;
    }

    /** Whether a call of this client is signed by just that. */
    boolean signs(ClientRequestContext request, ExchangeProtection protection) {
        return demands.of(request)
                .fold(
                        how -> how.filter(one -> one.demand().sign() && one.protection() == protection)
                                .isPresent(),
                        refusal -> false);
    }

    @Override
    public void filter(ClientRequestContext request) throws RefusedExchangeException {
        Exchange.of(request::getProperty).ifPresent(earlier -> earlier.restore(request.getHeaders()));
        Optional<SignedRequest> ready =
                Optional.ofNullable(request.getProperty(Repetition.property())).flatMap(Repetition::in);
        Optional<Protected> how = Exchange.unlessRefused(demands.of(request));
        Exchange exchange = new Exchange(request.getMethod(), request.getUri(), how, ready);
        exchange.keep(request::setProperty);
        if (how.isPresent()) {
            protect(request, exchange, how.get());
        }
    }

    private static void protect(ClientRequestContext request, Exchange exchange, Protected how)
            throws RefusedExchangeException {
        Optional<Rejection> refusal = Outbound.refuse(request.getUri());
        if (refusal.isPresent()) {
            throw new RefusedExchangeException(refusal.get());
        }
        request.setProperty(FOLLOW_REDIRECTS, false);
        if (!request.hasEntity()) {
            ClientRequest bare = HeaderLines.of(exchange, request.getHeaders());
            HeaderLines.write(exchange.protect(how, bare).request(), request.getHeaders());
        }
    }
}
