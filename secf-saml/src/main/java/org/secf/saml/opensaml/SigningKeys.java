package org.secf.saml.opensaml;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.security.credential.UsageType;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;

/** Every key a role may sign with. Certificates are containers: neither expiry nor issuer means anything here (SDP-MD05). */
public final class SigningKeys {

    private static final int MOST = 16;

    private SigningKeys() {}

    static List<PublicKey> of(IDPSSODescriptor role, String entityId, MetadataSource source) {
        Set<PublicKey> keys = new LinkedHashSet<>();
        try {
            for (KeyDescriptor descriptor : role.getKeyDescriptors()) {
                if (descriptor.getUse() != UsageType.ENCRYPTION && descriptor.getKeyInfo() != null) {
                    BoundKey.of(descriptor.getKeyInfo()).ifPresent(keys::add);
                }
                requireFew(keys, entityId, source);
            }
        } catch (UnusableMetadata tooMany) {
            throw tooMany;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw source.error(
                    MetadataReason.ENTITY_WITHOUT_KEY,
                    "a key of " + entityId + " cannot be read: " + e.getMessage(),
                    e);
        }
        if (keys.isEmpty()) {
            throw source.error(
                    MetadataReason.ENTITY_WITHOUT_KEY,
                    "expected a KeyDescriptor for signing (use=\"signing\" or without use) of " + entityId
                            + ", found none; without it no login can be verified");
        }
        return new ArrayList<>(keys);
    }

    /**
     * Each is tried for a signature that none of them made.
     *
     * @throws UnusableMetadata when there are more than any honest entity has, even in the midst of a rollover
     */
    public static void requireFew(Collection<PublicKey> keys, String entityId, MetadataSource source) {
        if (keys.size() > MOST) {
            throw source.error(
                    MetadataReason.ENTITY_UNFIT,
                    "expected at most " + MOST + " keys for signing of " + entityId
                            + ", found more; ask for metadata with the keys that are in use");
        }
    }
}
