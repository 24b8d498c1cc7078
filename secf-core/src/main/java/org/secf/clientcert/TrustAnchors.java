package org.secf.clientcert;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.secf.clientcert.x509.X509Platform;
import org.secf.keys.KeyStrength;
import org.secf.resource.Resources;
import org.secf.resource.TrustedCertificates;
import org.secf.settings.ConfigurationException;

/**
 * The authorities that may vouch for callers, and nobody else: what the container or the Java platform trusts does not count.
 *
 * @param all each an authority with a strong key
 */
record TrustAnchors(List<X509Certificate> all) {

    private static final String SETTING = "secf.client-cert.trust-anchors";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final int KEY_CERT_SIGN = 5;

    TrustAnchors {
        all = List.copyOf(all);
    }

    /**
     * Loads them.
     *
     * @throws ConfigurationException when a location cannot be read, or a certificate there cannot be a trust anchor
     */
    static TrustAnchors load(List<String> locations, Resources resources, X509Platform platform) {
        Set<X509Certificate> found = new LinkedHashSet<>();
        for (String location : locations) {
            for (X509Certificate certificate : TrustedCertificates.load(SETTING, List.of(location), resources)) {
                try {
                    found.add(checked(certificate, platform));
                } catch (CertificateException e) {
                    throw new ConfigurationException(SETTING + ": cannot use " + location + ": " + e.getMessage(), e);
                }
            }
        }
        return new TrustAnchors(new ArrayList<>(found));
    }

    private static X509Certificate checked(X509Certificate certificate, X509Platform platform)
            throws CertificateException {
        X509Certificate anchor = (X509Certificate)
                platform.factory().generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
        boolean[] usage = anchor.getKeyUsage();
        if (anchor.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            throw unfit(anchor, "is not a certificate authority; name the authority that issues clients' certificates");
        }
        if (!KeyStrength.isEnough(anchor.getPublicKey())) {
            throw unfit(anchor, "has a weak key; expected " + KeyStrength.EXPECTED);
        }
        if (!PathLimits.areReadable(anchor)) {
            throw unfit(anchor, "limits names or policies in a way that cannot be read");
        }
        if (isConstrained(anchor) && !isSelfSigned(anchor)) {
            throw unfit(
                    anchor, "has name constraints that would not hold for a trust anchor; name the authority above it");
        }
        return anchor;
    }

    private static CertificateException unfit(X509Certificate anchor, String problem) {
        return new CertificateException(anchor.getSubjectX500Principal().getName() + " " + problem);
    }

    /**
     * Whether the anchor limits the names below it. The platform asks that of certificates of the path only, so that a constrained anchor has to be one of
     * them, which it can where it is signed by itself.
     */
    static boolean isConstrained(X509Certificate anchor) {
        return anchor.getExtensionValue(NAME_CONSTRAINTS) != null;
    }

    private static boolean isSelfSigned(X509Certificate anchor) {
        try {
            anchor.verify(anchor.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    boolean has(X509Certificate certificate) {
        return all.contains(certificate);
    }

    List<X509Certificate> named(X500Principal name) {
        return all.stream()
                .filter(anchor -> anchor.getSubjectX500Principal().equals(name))
                .toList();
    }
}
