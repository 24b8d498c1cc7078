package org.secf.clientcert;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.verdict.Verdict;

/** Certificates that clients prove in the TLS handshake with this server. */
final class HandshakeChain implements ChainSource {

    @Override
    public boolean isPresented(Request request) {
        return !request.clientCertificates().isEmpty();
    }

    @Override
    public Verdict<Arrival> read(Exchange exchange, int maxChainLength) {
        if (!exchange.request().isSecure()) {
            return Verdict.rejected(ClientCertReason.NO_TLS, "a certificate proved in TLS", "one without TLS");
        }
        List<byte[]> encoded = new ArrayList<>();
        try {
            for (X509Certificate certificate : exchange.request().clientCertificates()) {
                encoded.add(certificate.getEncoded());
            }
        } catch (CertificateEncodingException e) {
            return Verdict.rejected(ClientCertReason.UNREADABLE_CERTIFICATE, "a certificate in DER", e.toString());
        }
        return Arrival.of(encoded, maxChainLength);
    }
}
