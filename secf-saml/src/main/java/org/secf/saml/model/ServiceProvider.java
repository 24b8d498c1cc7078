package org.secf.saml.model;

import java.util.List;
import java.util.Optional;

/**
 * We, as a service provider.
 *
 * @param entityId our name, an absolute URI
 * @param assertionConsumerService the address responses are posted to; compared character by character
 * @param signing signs our requests; empty also where requests are signed and no key of ours signs now
 * @param decryption every key that opens assertions
 * @param published what our metadata says
 */
public record ServiceProvider(
        String entityId,
        String assertionConsumerService,
        Optional<Credential> signing,
        List<Credential> decryption,
        Published published) {

    /**
     * What is in our metadata. While one key follows another they are more, or others, than those in use.
     *
     * @param requestsSigned whether our requests are signed, which does not change while the application runs
     * @param signing those that our requests may be signed by
     * @param encryption those that assertions are to be encrypted to
     */
    public record Published(boolean requestsSigned, List<Credential> signing, List<Credential> encryption) {

        public Published {
            signing = List.copyOf(signing);
            encryption = List.copyOf(encryption);
        }
    }

    public ServiceProvider {
        decryption = List.copyOf(decryption);
    }

    /** Whether a request could only go unsigned although ours are signed: then none may go. */
    public boolean lacksSigningKey() {
        return published.requestsSigned() && signing.isEmpty();
    }

    /** With keys that stay: the metadata says just these. */
    public ServiceProvider(
            String entityId,
            String assertionConsumerService,
            Optional<Credential> signing,
            List<Credential> decryption) {
        this(
                entityId,
                assertionConsumerService,
                signing,
                decryption,
                new Published(signing.isPresent(), signing.stream().toList(), decryption));
    }
}
