package org.secf.saml.soap;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/** Asks an identity provider from server to server (saml-bindings §3.2): without redirects, for as long and as much as the {@link Outbound} says. */
public final class SoapCall {

    private SoapCall() {}

    /** The whole answer of status 200; rejections are {@link org.secf.tls.TlsReason}s. */
    public static Verdict<Fetched> send(Outbound outbound, String address, String envelope) {
        return outbound.send(
                Question.post(URI.create(address), "text/xml; charset=UTF-8", envelope.getBytes(StandardCharsets.UTF_8))
                        .with("SOAPAction", "\"http://www.oasis-open.org/committees/security\""));
    }
}
