package org.secf.clientcert;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.TrustedProxies;
import org.secf.verdict.Verdict;

/**
 * The certificate whose key a client has proved, to this server in the handshake or to a proxy that is believed (RFC 9440). It is not validated: whoever
 * bound something to it (RFC 8705 §3) has decided that it is the right one.
 */
public final class PresentedCertificate {

    private final ChainSource source;

    private PresentedCertificate(ChainSource source) {
        this.source = source;
    }

    /**
     * From there.
     *
     * @param proxies that end TLS; where there are none, only the handshake counts, and where there are some, it is theirs and counts for nobody
     */
    public static PresentedCertificate from(TrustedProxies proxies) {
        return new PresentedCertificate(proxies.areNone() ? new HandshakeChain() : new ForwardedChain(proxies));
    }

    /**
     * The value that {@code x5t#S256} has for it (RFC 8705 §3.1): SHA-256 of its DER, base64url; empty where the client proved none.
     *
     * @return rejected with a {@link ClientCertReason} where there is one that nobody vouches for, or that cannot be read
     */
    public Verdict<Optional<String>> thumbprint(Exchange exchange) {
        return source.isPresented(exchange.request())
                ? source.read(exchange, ClientCertPolicy.LONGEST_CHAIN)
                        .map(arrival ->
                                Optional.of(thumbprint(arrival.certificates().get(0))))
                : Verdict.accepted(Optional.empty());
    }

    private static String thumbprint(byte[] der) {
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
