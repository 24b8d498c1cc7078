package org.secf.clientcert.x509;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import org.secf.settings.ConfigurationException;

/**
 * The JDK's own X.509, whatever other providers a server has put before it: the checks here count on how it reads and validates. The provider is looked
 * up once. What it makes is made for each use, since nothing promises that a factory or validator may be shared by threads.
 */
public final class X509Platform {

    private static final String NAME = "SUN";

    private final Provider provider;

    private X509Platform(Provider provider) {
        this.provider = provider;
    }

    /**
     * Looks the provider up.
     *
     * @throws ConfigurationException when this Java platform lacks it, or it lacks what is needed
     */
    public static X509Platform find() {
        X509Platform platform = new X509Platform(Optional.ofNullable(Security.getProvider(NAME))
                .orElseThrow(() -> new ConfigurationException("this Java platform has no security provider " + NAME)));
        try {
            platform.factory();
            platform.validator();
            return platform;
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    "the security provider " + NAME + " cannot validate certificates: " + e, e);
        }
    }

    /** Reads certificates and revocation lists. */
    public CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509", provider);
    }

    /** Validates paths by RFC 5280 §6. */
    public CertPathValidator validator() throws GeneralSecurityException {
        return CertPathValidator.getInstance("PKIX", provider);
    }
}
