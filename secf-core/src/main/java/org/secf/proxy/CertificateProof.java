package org.secf.proxy;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Request;
import org.secf.keys.set.Keys;
import org.secf.verdict.Verdict;

/**
 * The proxy's own certificate in the handshake. It stands for itself: one that the same authority issued to somebody else does not.
 *
 * @param proxies subjects of certificates
 * @param keys the set that believes them
 */
record CertificateProof(Set<String> proxies, Keys keys, Clock clock) implements Proof {

    CertificateProof {
        proxies = Set.copyOf(proxies);
    }

    @Override
    public boolean isPresented(Request request) {
        return request.isSecure() && !request.clientCertificates().isEmpty();
    }

    @Override
    public Verdict<Proved> prove(Request request) {
        X509Certificate sent = request.clientCertificates().get(0);
        String owner = sent.getSubjectX500Principal().getName();
        Instant now = clock.instant();
        return proxies.contains(owner) && keys.current().believed(now).contains(sent)
                ? valid(sent, owner, now)
                : Verdict.rejected(ProxyReason.UNKNOWN_PROXY, "a certificate of one of " + proxies, owner);
    }

    private static Verdict<Proved> valid(X509Certificate sent, String owner, Instant now) {
        try {
            sent.checkValidity(Date.from(now));
            return Verdict.accepted(new Proved(owner, now, Optional.empty(), Use.ANY));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return Verdict.rejected(ProxyReason.PROXY_CERTIFICATE_OVER, "a certificate valid at " + now, e.toString());
        }
    }
}
