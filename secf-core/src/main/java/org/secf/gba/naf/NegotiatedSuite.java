package org.secf.gba.naf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secf.gba.CipherSuite;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.TrustedProxies;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * What TLS with the device negotiated, which keys depend on (TS 33.220 Annex H.3): as the container tells; or as a proxy that ends TLS does, and the TLS between
 * that and the container is nobody's then. Any client can write the proxy's field, so it is not read before it is clear that a proxy wrote it.
 *
 * @param proxies none for the container
 * @param field in which they tell it, by name
 */
record NegotiatedSuite(TrustedProxies proxies, String field) {

    /** Refused with {@link GbaReason#NOT_BY_PROXY} or {@link GbaReason#UNKNOWN_CIPHER_SUITE}. */
    Verdict<CipherSuite> of(Exchange exchange) {
        if (proxies.areNone()) {
            return named(
                    exchange.request().cipherSuite(),
                    "the cipher suite of TLS from the container; behind a proxy that ends TLS set secf.gba.proxies or secf.gba.protocol");
        }
        List<String> lines = exchange.request().headers(field);
        String expected = "one field " + field + " with the cipher suite";
        if (lines.isEmpty()) {
            return named(Optional.empty(), expected);
        }
        Optional<Rejection> refusal =
                proxies.refuse(exchange, List.of(field.toLowerCase(Locale.ROOT)), GbaReason.NOT_BY_PROXY);
        return refusal.<Verdict<CipherSuite>>map(Verdict::rejected)
                .orElseGet(() -> named(Optional.of(String.join(", ", lines)), expected));
    }

    private static Verdict<CipherSuite> named(Optional<String> suite, String expected) {
        return suite.map(String::strip)
                .flatMap(CipherSuite::named)
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(GbaReason.UNKNOWN_CIPHER_SUITE, expected, suite.orElse("none")));
    }
}
