package org.secf.clientcert;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secf.clientcert.revocation.CrlSource;
import org.secf.clientcert.revocation.OcspSource;
import org.secf.clientcert.revocation.RevocationSource;
import org.secf.clientcert.revocation.RevocationTimes;
import org.secf.http.PublicUrl;
import org.secf.keys.KeyStrength;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TlsSetup;
import org.secf.resource.TrustedCertificates;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** The source of revocation that the settings describe. A contradiction stops the deployment: it would leave open what was meant. */
final class RevocationSetup {

    private static final String NO_SOURCE =
            "secf.client-cert.crl and secf.client-cert.ocsp-responder were not given, so that a stolen certificate could not be told from a good one."
                    + " Give the issuers' revocation lists or their responder. Where certificates live a few days at most,"
                    + " say secf.client-cert.revocation=NONE";

    private final Settings settings;
    private final MechanismContext context;
    private final RevocationTimes times;
    private final TlsSetup tls;

    RevocationSetup(Settings settings, MechanismContext context) {
        this.settings = settings;
        this.context = context;
        this.times = new RevocationTimes(
                settings.get(ClientCertKeys.REVOCATION_REFRESH), settings.get(ClientCertKeys.CLOCK_SKEW));
        this.tls = TlsSetup.read("secf.client-cert", settings, context.tlsSources());
    }

    /** Empty where the deployer says that no revocation is asked for. */
    Optional<RevocationSource> read() {
        List<String> lists = settings.get(ClientCertKeys.CRL);
        Optional<URI> responder = settings.find(ClientCertKeys.OCSP_RESPONDER);
        Revocation bySources = bySources(!lists.isEmpty(), responder.isPresent());
        requireAgreement(bySources);
        return switch (bySources) {
            case CRL -> Optional.of(lists(lists));
            case OCSP -> responder.map(this::responder);
            case PREFER_OCSP -> responder.map(this::responder).map(source -> source.orElse(lists(lists)));
            case NONE, BY_SOURCES -> Optional.empty();
        };
    }

    private void requireAgreement(Revocation bySources) {
        Revocation said = settings.get(ClientCertKeys.REVOCATION);
        if (said == Revocation.BY_SOURCES && bySources == Revocation.NONE) {
            throw new ConfigurationException(NO_SOURCE);
        }
        if (said != Revocation.BY_SOURCES && said != bySources) {
            throw contradiction(said, bySources);
        }
        if (settings.find(ClientCertKeys.OCSP_RESPONDER).isEmpty()
                && settings.find(ClientCertKeys.OCSP_RESPONDER_CERTIFICATE).isPresent()) {
            throw new ConfigurationException(
                    "secf.client-cert.ocsp-responder-certificate was given, but no ocsp-responder to use it for");
        }
    }

    private static Revocation bySources(boolean hasLists, boolean hasResponder) {
        if (hasLists) {
            return hasResponder ? Revocation.PREFER_OCSP : Revocation.CRL;
        }
        return hasResponder ? Revocation.OCSP : Revocation.NONE;
    }

    private ConfigurationException contradiction(Revocation said, Revocation bySources) {
        return new ConfigurationException("secf.client-cert.revocation is " + said + " ("
                + settings.origin(ClientCertKeys.REVOCATION) + "), but the sources given are those of " + bySources
                + ": crl " + settings.origin(ClientCertKeys.CRL) + ", ocsp-responder "
                + settings.origin(ClientCertKeys.OCSP_RESPONDER)
                + ". Give the missing source or leave out the one that is not asked, or leave out revocation");
    }

    private RevocationSource lists(List<String> locations) {
        for (String location : locations) {
            if (isOpen(location)) {
                throw new ConfigurationException("secf.client-cert.crl: " + location
                        + " must be https; where the issuer offers http only, fetch the list to a file and give that");
            }
        }
        return new CrlSource(
                locations,
                context.resources().calling(tls::outbound),
                times,
                context.clock().instant());
    }

    /** It would never be loaded, and callers would notice before the deployer. */
    private static boolean isOpen(String location) {
        if (!location.toLowerCase(Locale.ROOT).startsWith("http:")) {
            return false;
        }
        try {
            return !PublicUrl.isLoopback(URI.create(location));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private RevocationSource responder(URI address) {
        return new OcspSource(
                new OcspSource.Responder(
                        address,
                        settings.find(ClientCertKeys.OCSP_RESPONDER_CERTIFICATE).map(this::certificate),
                        settings.get(ClientCertKeys.REQUIRE_OCSP_NONCE),
                        tls.policy()),
                times,
                context.random());
    }

    private X509Certificate certificate(String location) {
        String setting = "secf.client-cert.ocsp-responder-certificate";
        X509Certificate certificate = TrustedCertificates.load(setting, List.of(location), context.resources())
                .get(0);
        if (!KeyStrength.isEnough(certificate.getPublicKey())) {
            throw new ConfigurationException(
                    setting + ": cannot use " + location + ": a weak key; expected " + KeyStrength.EXPECTED);
        }
        return certificate;
    }
}
