package org.secf.saml.model;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.Thumbprint;

/**
 * An identity provider as its metadata describes it.
 *
 * @param entityId its name
 * @param signingKeys every key it may sign with; key descriptors for encryption only are not among them
 * @param singleSignOn where it takes requests, by binding
 * @param validUntil after this instant nothing it says is believed; empty where the metadata sets no end
 * @param wantsSignedRequests whether it asks for signed requests
 * @param singleLogout how it takes part in logouts
 * @param description what else its metadata says
 * @param soap where it takes messages in SOAP envelopes
 */
public record IdentityProvider(
        String entityId,
        List<PublicKey> signingKeys,
        Map<Binding, String> singleSignOn,
        Optional<Instant> validUntil,
        boolean wantsSignedRequests,
        SingleLogout singleLogout,
        Description description,
        SoapServices soap) {

    public IdentityProvider {
        signingKeys = List.copyOf(signingKeys);
        singleSignOn = Map.copyOf(singleSignOn);
        if (signingKeys.isEmpty()) {
            throw new IllegalArgumentException("an identity provider without a signing key cannot be believed");
        }
    }

    /** One of which nothing else is said, and that takes no part in logouts. */
    public IdentityProvider(
            String entityId,
            List<PublicKey> signingKeys,
            Map<Binding, String> singleSignOn,
            Optional<Instant> validUntil,
            boolean wantsSignedRequests) {
        this(
                entityId,
                signingKeys,
                singleSignOn,
                validUntil,
                wantsSignedRequests,
                SingleLogout.NONE,
                Description.NONE,
                SoapServices.NONE);
    }

    /** Of the keys that it signs with, in their order. */
    public List<String> thumbprints() {
        return signingKeys.stream().map(Thumbprint::of).toList();
    }

    /** The same with its keys in another form. */
    public IdentityProvider signingBy(List<PublicKey> keys) {
        return new IdentityProvider(
                entityId, keys, singleSignOn, validUntil, wantsSignedRequests, singleLogout, description, soap);
    }
}
