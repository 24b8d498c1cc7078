package org.secf.saml;

import java.security.PublicKey;
import java.util.List;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.MetadataObserver;

/** Of an identity provider's keys those that are long enough (SDP-MD06); the others sign nothing here, and are told. */
final class StrongKeys {

    private StrongKeys() {}

    /**
     * The provider with those alone.
     *
     * @throws UnusableMetadata when there are none
     */
    static IdentityProvider of(IdentityProvider provider, AlgorithmPolicy.Keys keys, MetadataObserver observer) {
        List<PublicKey> strong =
                provider.signingKeys().stream().filter(keys::areEnough).toList();
        if (strong.isEmpty()) {
            throw new UnusableMetadata(
                    MetadataReason.ENTITY_WEAK_KEY,
                    "every signing key of " + provider.entityId() + " is too weak: expected " + keys.expected()
                            + "; ask the identity provider for a longer key",
                    null);
        }
        provider.signingKeys().stream()
                .filter(key -> !keys.areEnough(key))
                .forEach(key -> observer.leftOut("the signing key " + Thumbprint.of(key) + " of " + provider.entityId()
                        + ", expected " + keys.expected()));
        return provider.signingBy(strong);
    }
}
