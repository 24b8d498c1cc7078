package org.secf.clientcert.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.Question;
import org.secf.tls.TlsPolicy;
import org.secf.tls.TlsReason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Asks one responder over HTTP (RFC 6960 §A.1), within a time and a size. The platform's own client waits fifteen seconds unless a property of the whole
 * server says otherwise, and follows the address in the certificate.
 */
final class OcspClient {

    /** An answer with some certificates in it has about five thousand octets. */
    private static final int MOST_OCTETS = 64 * 1024;

    private final URI responder;
    private final Outbound outbound;

    OcspClient(URI responder, TlsPolicy tls, Duration patience) {
        this.responder = responder;
        // Most responders speak http only, and what they say is signed.
        this.outbound = Outbound.forSignedAnswers(tls, new OutboundLimits(patience, patience, MOST_OCTETS));
    }

    byte[] ask(byte[] question) throws IOException {
        Verdict<Fetched> verdict = outbound.send(Question.post(responder, "application/ocsp-request", question)
                .with("Accept", "application/ocsp-response"));
        if (verdict.rejection().isPresent()) {
            throw failure(verdict.rejection().get());
        }
        return verdict.fold(Fetched::body, rejection -> new byte[0]);
    }

    private static IOException failure(Rejection rejection) {
        String text = rejection.reason().name() + ": " + rejection.detail();
        return rejection.reason() == TlsReason.TIMED_OUT ? new HttpTimeoutException(text) : new IOException(text);
    }
}
