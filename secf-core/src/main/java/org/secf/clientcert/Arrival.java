package org.secf.clientcert;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * A chain as it arrived, in octets.
 *
 * @param certificates each in DER, the client's own first
 * @param digest SHA-256 of all of them
 */
record Arrival(List<byte[]> certificates, String digest) {

    private static final int MOST_OCTETS = 64 * 1024;

    /** Reads the chain of a request that has one, within limits. */
    static Verdict<Arrival> read(Request request, int maxChainLength) {
        List<X509Certificate> sent = request.clientCertificates();
        if (!request.isSecure()) {
            return Verdict.rejected(ClientCertReason.NO_TLS, "a certificate proved in TLS", "one without TLS");
        }
        if (sent.size() > maxChainLength) {
            return Verdict.rejected(
                    ClientCertReason.CHAIN_TOO_LONG, "at most " + maxChainLength + " certificates", "" + sent.size());
        }
        try {
            return read(sent);
        } catch (GeneralSecurityException e) {
            return Verdict.rejected(ClientCertReason.UNREADABLE_CERTIFICATE, "a certificate in DER", e.toString());
        }
    }

    private static Verdict<Arrival> read(List<X509Certificate> sent) throws GeneralSecurityException {
        List<byte[]> encoded = new ArrayList<>();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long octets = 0;
        for (X509Certificate certificate : sent) {
            byte[] one = certificate.getEncoded();
            octets += one.length;
            encoded.add(one);
            // With the length before it, two chains with the same octets in other pieces stay two.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, one.length));
            digest.update(one);
        }
        return octets > MOST_OCTETS
                ? Verdict.rejected(ClientCertReason.CHAIN_TOO_LARGE, "at most " + MOST_OCTETS, octets + " bytes")
                : Verdict.accepted(new Arrival(encoded, HexFormat.of().formatHex(digest.digest())));
    }
}
