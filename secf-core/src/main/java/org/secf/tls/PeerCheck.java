package org.secf.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.secf.keys.KeyStrength;
import org.secf.keys.SignatureStrength;
import org.secf.keys.Thumbprint;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Whether a server is the one that was called. The platform validates the path and compares the host name; here it is made sure that it does, whatever
 * properties the process was started with, and that nothing weak or out of date is in what the server sent.
 */
final class PeerCheck extends X509ExtendedTrustManager {

    private static final String HTTPS = "HTTPS";
    private static final String NO_SUITE_YET = "SSL_NULL_WITH_NULL_NULL";
    /** A tag of GeneralName (RFC 5280 §4.2.1.6). */
    private static final Integer DNS_NAME = 2;

    /** No name ends in digits alone (RFC 3696 §2). */
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final X509ExtendedTrustManager platform;
    private final Optional<ServerVoucher> voucher;

    PeerCheck(X509ExtendedTrustManager platform, Optional<ServerVoucher> voucher) {
        this.platform = platform;
        this.voucher = voucher;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (!engine.getSession().getCipherSuite().equals(NO_SUITE_YET)) {
            throw new PeerRefusal(TlsReason.RENEGOTIATED, "another handshake on the same connection");
        }
        String called = engine.getPeerHost();
        String compared = engine.getSSLParameters().getEndpointIdentificationAlgorithm();
        if (called == null || !HTTPS.equals(compared)) {
            throw new PeerRefusal(TlsReason.HOST_NOT_CHECKED, "host " + called + " compared by " + compared);
        }
        requireStrong(List.of(chain));
        try {
            trusting(chain[0], called, engine.getPeerPort()).checkServerTrusted(chain, authType, engine);
            // The platform does not ask that of a certificate that is a trust anchor itself.
            chain[0].checkValidity();
        } catch (PeerRefusal refusal) {
            throw refusal;
        } catch (CertificateException e) {
            throw PeerRefusal.of(e);
        }
        requireHostName(chain[0], called);
    }

    /** Whose key is vouched for stands for itself (RFC 7671 §5.1); its names and its time are compared all the same. */
    private X509ExtendedTrustManager trusting(X509Certificate server, String host, int port) throws PeerRefusal {
        if (voucher.isEmpty()) {
            return platform;
        }
        Verdict<Set<String>> vouched = voucher.get().keys(host, port);
        Optional<Rejection> refusal = vouched.rejection();
        if (refusal.isPresent()) {
            throw new PeerRefusal(refusal.get());
        }
        Set<String> keys = vouched.fold(all -> all, refused -> Set.of());
        if (keys.isEmpty()) {
            return platform;
        }
        String received = Thumbprint.of(server.getPublicKey());
        if (!keys.contains(received)) {
            throw new PeerRefusal(new Rejection(TlsReason.KEY_NOT_VOUCHED_FOR, "one of the keys " + keys, received));
        }
        return TlsClient.trusting(List.of(server));
    }

    private static void requireStrong(List<X509Certificate> chain) throws PeerRefusal {
        for (X509Certificate certificate : chain) {
            String name = certificate.getSubjectX500Principal().getName();
            if (!KeyStrength.isEnough(certificate.getPublicKey())) {
                throw new PeerRefusal(
                        TlsReason.WEAK_CERTIFICATE,
                        name + " has a weak " + certificate.getPublicKey().getAlgorithm() + " key");
            }
            // Nobody relies on what an authority says of itself.
            boolean isRoot = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            if (!isRoot && !SignatureStrength.isEnough(certificate)) {
                throw new PeerRefusal(
                        TlsReason.WEAK_CERTIFICATE, name + " is signed by " + certificate.getSigAlgName());
            }
        }
    }

    /** Where a certificate has no name of a host, the platform falls back to the common name, which identifies nothing any more (RFC 9525 §2). */
    private static void requireHostName(X509Certificate certificate, String called) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        boolean hasName = names != null && names.stream().anyMatch(name -> DNS_NAME.equals(name.get(0)));
        if (!hasName && !IP_ADDRESS.matcher(called).matches()) {
            throw new PeerRefusal(TlsReason.WRONG_HOST, "a certificate without a host's name outside its subject");
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw unasked();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw unasked();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw unasked();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw unasked();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw unasked();
    }

    /** Without an engine it is not known which host was called. */
    private static CertificateException unasked() {
        return new PeerRefusal(TlsReason.HOST_NOT_CHECKED, "a question that does not say which host was called");
    }
}
