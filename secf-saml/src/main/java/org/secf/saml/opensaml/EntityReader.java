package org.secf.saml.opensaml;

import java.time.Instant;
import java.util.Optional;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.secf.saml.model.Description;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.w3c.dom.Element;

/** Reads the role of an identity provider (saml-metadata §2.4.3) out of an entity that was chosen and is believed. */
public final class EntityReader {

    private static final String SAML2 = "urn:oasis:names:tc:SAML:2.0:protocol";

    private EntityReader() {}

    /**
     * Reads it.
     *
     * @param entity an EntityDescriptor with an IDPSSODescriptor for SAML 2.0
     * @param validUntil when all around and in it ends
     * @param description what else is said of it
     * @throws UnusableMetadata when something cannot be read or used
     */
    public static IdentityProvider read(
            Element entity, Optional<Instant> validUntil, Description description, MetadataSource source) {
        try {
            return provider(entity, validUntil, description, source);
        } catch (UnusableMetadata told) {
            throw told;
        } catch (UnmarshallingException e) {
            throw source.error(
                    MetadataReason.NOT_METADATA,
                    "expected SAML 2.0 metadata: " + e.getMessage() + "; look at what the file or address holds",
                    e);
        } catch (RuntimeException e) {
            // OpenSAML and the libraries below it throw many kinds for values that they cannot decode.
            throw source.error(
                    MetadataReason.NOT_METADATA,
                    "expected SAML 2.0 metadata, found a value that cannot be read: " + e,
                    e);
        }
    }

    private static IdentityProvider provider(
            Element entity, Optional<Instant> validUntil, Description description, MetadataSource source)
            throws UnmarshallingException {
        IDPSSODescriptor role = UsableParts.read(entity, source).getIDPSSODescriptor(SAML2);
        String id = entity.getAttribute("entityID");
        return new IdentityProvider(
                id,
                SigningKeys.of(role, id, source),
                SignOnAddresses.of(role, source),
                validUntil,
                Boolean.TRUE.equals(role.getWantAuthnRequestsSigned()),
                LogoutServices.of(role, source),
                description,
                SoapAddresses.of(role, source));
    }
}
