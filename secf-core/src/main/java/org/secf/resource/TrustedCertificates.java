package org.secf.resource;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.secf.keys.PemFile;
import org.secf.settings.ConfigurationException;

/** Certificates that decide who is believed. */
public final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * Every certificate at the locations.
     *
     * @param setting which names the locations, for errors
     * @throws ConfigurationException when one is an address, cannot be read, or holds no PEM certificate
     */
    public static List<X509Certificate> load(String setting, List<String> locations, Resources resources) {
        List<X509Certificate> found = new ArrayList<>();
        for (String location : locations) {
            try {
                requireOurs(location);
                found.addAll(PemFile.certificates(PemFile.text(resources.load(location))));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new ConfigurationException(setting + ": cannot use " + location + ": " + e.getMessage(), e);
            }
        }
        return found;
    }

    /** Fetched from an address, what is trusted would be worth no more than whatever that connection trusts. */
    private static void requireOurs(String location) throws CertificateException {
        if (location.toLowerCase(Locale.ROOT).matches("https?:.*")) {
            throw new CertificateException("what is trusted is a file or part of the deployment, not an address");
        }
    }
}
