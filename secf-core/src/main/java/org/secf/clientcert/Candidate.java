package org.secf.clientcert;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A chain and what it is held against.
 *
 * @param chain as sent
 * @param policy what is asked of it
 * @param now when
 */
record Candidate(SentChain chain, ClientCertPolicy policy, Instant now) {

    List<X509Certificate> certificates() {
        return chain.certificates();
    }

    /** What was sent before the first trust anchor, if one was sent: a client may send its anchor, and what is above it, for others to use. */
    List<X509Certificate> belowAnchor() {
        List<X509Certificate> sent = certificates();
        int count = 0;
        while (count < sent.size() && !policy.anchors().has(sent.get(count))) {
            count++;
        }
        return sent.subList(0, count);
    }
}
