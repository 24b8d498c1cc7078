package org.secf.saml.opensaml;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.secf.saml.model.IdentityProvider;
import org.secf.settings.ConfigurationException;

/** Reads an identity provider from its metadata (saml-metadata §2). */
public final class IdentityProviderMetadata {

    private IdentityProviderMetadata() {}

    /**
     * The identity provider that a document describes.
     *
     * @param xml one EntityDescriptor, or EntitiesDescriptor around several
     * @param location where the document stands, for errors
     * @param entityId which identity provider; needed where there are several
     * @param signer who must have signed the document; empty does not ask for a signature
     * @param now for validUntil
     * @throws org.secf.settings.ConfigurationException when the document cannot be believed or used; the text names location and mend
     */
    public static IdentityProvider read(
            byte[] xml, String location, Optional<String> entityId, Optional<X509Certificate> signer, Instant now) {
        MetadataSource source = new MetadataSource(location);
        try {
            SignableSAMLObject root = MetadataParser.parse(xml, source);
            signer.ifPresent(certificate -> MetadataSignature.require(root, certificate, source));
            return provider(EntityChoice.choose(root, entityId, source), source, now);
        } catch (ConfigurationException told) {
            throw told;
        } catch (RuntimeException e) {
            // OpenSAML and the libraries below it throw many kinds for values that they cannot decode.
            throw source.error("expected SAML 2.0 metadata, found a value that cannot be read: " + e, e);
        }
    }

    private static IdentityProvider provider(IDPSSODescriptor role, MetadataSource source, Instant now) {
        Optional<Instant> validUntil = MetadataValidity.require(role, now, source);
        return new IdentityProvider(
                EntityChoice.id(role),
                SigningKeys.of(role, source),
                SignOnAddresses.of(role, source),
                validUntil,
                Boolean.TRUE.equals(role.getWantAuthnRequestsSigned()));
    }

    /**
     * The entity ids of every identity provider that a document describes, in its order.
     *
     * @param location where the document stands, for errors
     * @throws org.secf.settings.ConfigurationException when the document is no SAML metadata; the text names location and mend
     */
    public static List<String> entityIds(byte[] xml, String location) {
        return EntityChoice.ids(MetadataParser.parse(xml, new MetadataSource(location)));
    }
}
