package org.secf.clientcert;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.secf.clientcert.x509.NameText;
import org.secf.clientcert.x509.X509Platform;
import org.secf.verdict.Verdict;

/**
 * The chain as the platform reads it; nothing of it is believed. Whatever class the container's certificates are of, one reader alone says what stands in
 * them.
 *
 * @param certificates the client's own first, at least one
 */
record SentChain(List<X509Certificate> certificates) {

    private static final String KEY_USAGE = "2.5.29.15";
    private static final String KEY_PURPOSES = "2.5.29.37";

    SentChain {
        certificates = List.copyOf(certificates);
    }

    static Verdict<SentChain> parse(Arrival arrival, X509Platform platform) {
        try {
            CertificateFactory factory = platform.factory();
            List<X509Certificate> parsed = new ArrayList<>();
            for (byte[] octets : arrival.certificates()) {
                X509Certificate certificate =
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets));
                requireReadable(certificate);
                parsed.add(certificate);
            }
            return Verdict.accepted(new SentChain(parsed));
        } catch (CertificateException | RuntimeException e) {
            // The platform's reader throws unchecked exceptions for some hostile certificates.
            return Verdict.rejected(ClientCertReason.UNREADABLE_CERTIFICATE, "X.509 certificates", e.toString());
        }
    }

    X509Certificate leaf() {
        return certificates.get(0);
    }

    /** The platform takes an extension that it cannot parse for one that is not there, unless it is critical. */
    private static void requireReadable(X509Certificate certificate) throws CertificateException {
        boolean isReadable = (certificate.getExtensionValue(KEY_USAGE) == null || certificate.getKeyUsage() != null)
                && (certificate.getExtensionValue(KEY_PURPOSES) == null || certificate.getExtendedKeyUsage() != null)
                && NameText.hasReadableAlternatives(certificate)
                && PathLimits.areReadable(certificate);
        if (!isReadable) {
            throw new CertificateParsingException("an extension that is decided on cannot be parsed");
        }
    }
}
