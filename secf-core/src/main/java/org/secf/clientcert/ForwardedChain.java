package org.secf.clientcert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.TrustedProxies;
import org.secf.structured.BareItem;
import org.secf.structured.FieldList;
import org.secf.structured.Item;
import org.secf.structured.Member;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Certificates that clients prove to a proxy that ends TLS, as it tells them in {@code Client-Cert} and {@code Client-Cert-Chain} (RFC 9440). Any client
 * can write these, so nothing of them is read before it is clear that a proxy wrote them.
 */
final class ForwardedChain implements ChainSource {

    static final String CERTIFICATE = "client-cert";
    static final String CHAIN = "client-cert-chain";

    private static final String EXPECTED =
            "Client-Cert with one certificate, :base64:, and no more than a list in Client-Cert-Chain";

    private final TrustedProxies proxies;

    ForwardedChain(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public boolean isPresented(Request request) {
        return !fieldsOf(request).isEmpty();
    }

    @Override
    public Verdict<Arrival> read(Exchange exchange, int maxChainLength) {
        Request request = exchange.request();
        Optional<Rejection> refusal = proxies.refuse(exchange, fieldsOf(request), ClientCertReason.NOT_BY_PROXY);
        return refusal.<Verdict<List<byte[]>>>map(Verdict::rejected)
                .orElseGet(() -> certificates(request))
                .then(encoded -> Arrival.of(encoded, maxChainLength));
    }

    private static List<String> fieldsOf(Request request) {
        return List.of(CERTIFICATE, CHAIN).stream()
                .filter(field -> !request.headers(field).isEmpty())
                .toList();
    }

    private static Verdict<List<byte[]>> certificates(Request request) {
        return Item.parse(request.headers(CERTIFICATE))
                .then(first -> FieldList.parse(request.headers(CHAIN)).then(rest -> all(first, rest)))
                .fold(Verdict::accepted, rejection -> malformed(rejection.toString()));
    }

    private static Verdict<List<byte[]>> all(Item first, FieldList rest) {
        List<Member> members = new ArrayList<>();
        members.add(first);
        members.addAll(rest.members());
        List<byte[]> encoded = new ArrayList<>();
        for (Member member : members) {
            if (!(member instanceof Item item)
                    || !(item.value() instanceof BareItem.Octets octets)
                    || !item.parameters().values().isEmpty()) {
                return malformed(member.text());
            }
            encoded.add(octets.value());
        }
        return Verdict.accepted(encoded);
    }

    private static Verdict<List<byte[]>> malformed(String received) {
        return Verdict.rejected(ClientCertReason.MALFORMED_FIELD, EXPECTED, received);
    }
}
