package org.secf.saml;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.secf.keys.PemFile;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.Resources;
import org.secf.resource.TlsSetup;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.opensaml.IdentityProviderMetadata;
import org.secf.saml.response.PreparedKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/**
 * Loads the identity provider from where configuration points to.
 *
 * @param resources which call addresses as the settings say
 */
record ProviderSource(Settings settings, MechanismContext context, Resources resources) {

    ProviderSource(Settings settings, MechanismContext context) {
        this(
                settings,
                context,
                context.resources().calling(TlsSetup.read("secf.saml", settings, context.tlsSources())::outbound));
    }

    IdentityProvider read() {
        String location = settings.get(SamlKeys.IDP_METADATA);
        IdentityProvider provider = IdentityProviderMetadata.parse(load("idp-metadata", location), location)
                .provider(
                        settings.find(SamlKeys.IDP_ENTITY_ID),
                        signer(),
                        context.clock().instant());
        return new PreparedKeys(context.crypto()).of(provider);
    }

    private Optional<X509Certificate> signer() {
        return settings.find(SamlKeys.METADATA_SIGNING_CERTIFICATE).map(location -> {
            byte[] pem = load("metadata-signing-certificate", location);
            try {
                return PemFile.certificates(PemFile.text(pem)).get(0);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new ConfigurationException(
                        "secf.saml.metadata-signing-certificate: " + location + ": expected a PEM certificate: "
                                + e.getMessage(),
                        e);
            }
        });
    }

    private byte[] load(String setting, String location) {
        try {
            return resources.load(location);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "secf.saml." + setting + ": cannot read " + location + " (" + e.getMessage()
                            + "); put the file there, or correct the location: https://…, classpath:…, file:/… or /WEB-INF/…",
                    e);
        }
    }
}
