package org.secf.mechanism;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.IpAddress;
import org.secf.message.Integrity;
import org.secf.verdict.Check;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/**
 * The proxies that tell the truth about their clients, in fields that every client could write, and how they are known.
 *
 * @param signers owners of keys by which the request is signed, over what it tells
 * @param addresses from which they connect to this server
 */
public record TrustedProxies(Set<String> signers, Set<InetAddress> addresses) {

    public TrustedProxies {
        signers = Set.copyOf(signers);
        addresses = Set.copyOf(addresses);
    }

    /** Whether nobody is believed. */
    public boolean areNone() {
        return signers.isEmpty() && addresses.isEmpty();
    }

    /**
     * Unless one of them says all of these fields.
     *
     * @param fields names in small letters
     * @param otherwise why the request is refused
     */
    public Optional<Rejection> refuse(Exchange exchange, List<String> fields, Reason otherwise) {
        Optional<String> sender = exchange.request().senderAddress();
        boolean isVouchedFor =
                sender.flatMap(IpAddress::find).filter(addresses::contains).isPresent()
                        || exchange.facts().integrity().stream().anyMatch(fact -> isByOne(fact, fields));
        return isVouchedFor
                ? Check.HOLDS
                : Check.refused(
                        otherwise,
                        fields + " signed by one of " + signers + ", or from one of " + addresses,
                        "from " + sender.orElse("nowhere") + " with "
                                + exchange.facts().integrity());
    }

    private boolean isByOne(Integrity fact, List<String> fields) {
        return fact.signer().owner().filter(signers::contains).isPresent()
                && fact.components().containsAll(fields);
    }
}
