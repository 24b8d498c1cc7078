package org.secf.clientcert;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.IpAddress;
import org.secf.mechanism.Exchange;
import org.secf.message.Integrity;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * The proxies that tell the truth about the certificates of clients, and how they are known.
 *
 * @param signers owners of keys by which the request is signed, over what it tells
 * @param addresses from which they connect to this server
 */
record TrustedProxies(Set<String> signers, Set<InetAddress> addresses) {

    TrustedProxies {
        signers = Set.copyOf(signers);
        addresses = Set.copyOf(addresses);
    }

    boolean areNone() {
        return signers.isEmpty() && addresses.isEmpty();
    }

    /** Unless one of them says all of these fields. */
    Optional<Rejection> refuse(Exchange exchange, List<String> fields) {
        Optional<String> sender = exchange.request().senderAddress();
        boolean isVouchedFor =
                sender.flatMap(IpAddress::find).filter(addresses::contains).isPresent()
                        || exchange.facts().integrity().stream().anyMatch(fact -> isByOne(fact, fields));
        return isVouchedFor
                ? Check.HOLDS
                : Check.refused(
                        ClientCertReason.NOT_BY_PROXY,
                        fields + " signed by one of " + signers + ", or from one of " + addresses,
                        "from " + sender.orElse("nowhere") + " with "
                                + exchange.facts().integrity());
    }

    private boolean isByOne(Integrity fact, List<String> fields) {
        return fact.signer().owner().filter(signers::contains).isPresent()
                && fact.components().containsAll(fields);
    }
}
