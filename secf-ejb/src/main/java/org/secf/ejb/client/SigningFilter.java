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
    private static final String FOLLOW_REDIRECTS = "jersey.config.client.followRedirects";

    private final ExchangeProtection protection;

    SigningFilter(ExchangeProtection protection) {
        this.protection = protection;
    }

    @Override
    public void filter(ClientRequestContext request) throws RefusedExchangeException {
        Optional<Rejection> refusal = Outbound.refuse(request.getUri());
        if (refusal.isPresent()) {
            throw new RefusedExchangeException(refusal.get());
        }
        request.setProperty(FOLLOW_REDIRECTS, false);
        Exchange exchange = new Exchange(request.getMethod(), request.getUri());
        exchange.keep(request::setProperty);
        if (!request.hasEntity()) {
            ClientRequest bare = HeaderLines.of(exchange, request.getHeaders());
            SignedRequest signed = Exchange.unlessRefused(protection.sign(bare));
            exchange.sent(signed);
            HeaderLines.write(signed.request(), request.getHeaders());
        }
    }
}
