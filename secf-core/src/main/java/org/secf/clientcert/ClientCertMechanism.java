package org.secf.clientcert;

import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;

/**
 * Certificates of TLS clients. There is no challenge for them in HTTP, where the handshake is over (RFC 9110 §11 names none), so without one there is
 * nothing to say, and another mechanism may ask for a login.
 */
final class ClientCertMechanism implements Mechanism {

    static final String NAME = "client-cert";

    private final ChainSource source;
    private final ChainVerifier verifier;

    ClientCertMechanism(ChainSource source, ChainVerifier verifier) {
        this.source = source;
        this.verifier = verifier;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isPresented(Request request) {
        return source.isPresented(request);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        return isPresented(exchange.request())
                ? source.read(exchange, verifier.maxChainLength())
                        .then(verifier::verify)
                        .fold(Outcome::established, Outcome::refused)
                : Outcome.abstained();
    }
}
