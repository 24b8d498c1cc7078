package org.secf.proxy;

import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;

/** The caller is whom a proxy vouched for. The guard of the same definition has decided that; nothing is proved twice, so that no token is used twice. */
record TrustedProxyMechanism(String id) implements Mechanism {

    @Override
    public String name() {
        return TrustedProxyFactory.NAME;
    }

    @Override
    public boolean isPresented(Request request) {
        return AssertedFields.BELIEVED.stream()
                .anyMatch(name -> !request.headers(name).isEmpty());
    }

    /** What was refused does not come here. There is no challenge: whoever comes directly cannot become a proxy. */
    @Override
    public Outcome authenticate(Exchange exchange) {
        return exchange.facts().vouchings().stream()
                .filter(vouching -> vouching.by().equals(id))
                .findFirst()
                .map(vouching -> Outcome.established(vouching.caller()))
                .orElseGet(Outcome::abstained);
    }
}
