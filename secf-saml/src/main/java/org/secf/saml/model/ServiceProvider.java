package org.secf.saml.model;

import java.util.List;
import java.util.Optional;

/**
 * We, as a service provider.
 *
 * @param entityId our name, an absolute URI
 * @param assertionConsumerService the address responses are posted to; compared character by character
 * @param signing signs our requests
 * @param decryption every key that assertions may be encrypted to
 */
public record ServiceProvider(
        String entityId, String assertionConsumerService, Optional<Credential> signing, List<Credential> decryption) {

    public ServiceProvider {
        decryption = List.copyOf(decryption);
    }
}
