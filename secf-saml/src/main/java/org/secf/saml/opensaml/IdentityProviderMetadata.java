package org.secf.saml.opensaml;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.secf.saml.model.IdentityProvider;
import org.secf.settings.ConfigurationException;

/** A metadata document, read once, and the identity providers in it (saml-metadata §2). Nothing of it is believed but by {@link #provider}. */
public final class IdentityProviderMetadata {

    private final SignableSAMLObject root;
    private final MetadataSource source;

    private IdentityProviderMetadata(SignableSAMLObject root, MetadataSource source) {
        this.root = root;
        this.source = source;
    }

    /**
     * Reads a document.
     *
     * @param xml one EntityDescriptor, or EntitiesDescriptor around several
     * @param location where the document stands, for errors
     * @throws ConfigurationException when it is no SAML metadata; the text names location and mend
     */
    public static IdentityProviderMetadata parse(byte[] xml, String location) {
        MetadataSource source = new MetadataSource(location);
        return new IdentityProviderMetadata(told(source, () -> MetadataParser.parse(xml, source)), source);
    }

    /** The entity ids of every identity provider that it describes, in its order. */
    public List<String> entityIds() {
        return told(source, () -> EntityChoice.ids(root));
    }

    /**
     * One identity provider.
     *
     * @param entityId which; needed where there are several
     * @param signer who must have signed the document; empty does not ask for a signature
     * @param now for validUntil
     * @throws ConfigurationException when the document cannot be believed or used; the text names location and mend
     */
    public IdentityProvider provider(Optional<String> entityId, Optional<X509Certificate> signer, Instant now) {
        return told(source, () -> {
            signer.ifPresent(certificate -> MetadataSignature.require(root, certificate, source));
            return provider(EntityChoice.choose(root, entityId, source), now);
        });
    }

    private IdentityProvider provider(IDPSSODescriptor role, Instant now) {
        Optional<Instant> validUntil = MetadataValidity.require(role, now, source);
        return new IdentityProvider(
                EntityChoice.id(role),
                SigningKeys.of(role, source),
                SignOnAddresses.of(role, source),
                validUntil,
                Boolean.TRUE.equals(role.getWantAuthnRequestsSigned()),
                LogoutServices.of(role, source));
    }

    /** OpenSAML and the libraries below it throw many kinds for values that they cannot decode. */
    private static <T> T told(MetadataSource source, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConfigurationException told) {
            throw told;
        } catch (RuntimeException e) {
            throw source.error("expected SAML 2.0 metadata, found a value that cannot be read: " + e, e);
        }
    }
}
