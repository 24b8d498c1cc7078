package org.secf.saml.response;

import java.security.PublicKey;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.saml.model.Credential;
import org.secf.saml.model.IdentityProvider;

/**
 * Keys in the form in which the chosen crypto providers work with them at once; for the start, because making it costs.
 *
 * @param crypto will verify and decrypt with them
 */
public record PreparedKeys(Crypto crypto) {

    /** The identity provider with the keys that verify its signatures. */
    public IdentityProvider of(IdentityProvider provider) {
        return new IdentityProvider(
                provider.entityId(),
                provider.signingKeys().stream().map(this::of).toList(),
                provider.singleSignOn(),
                provider.validUntil(),
                provider.wantsSignedRequests(),
                provider.singleLogout());
    }

    /** Our credentials, for decryption. */
    public List<Credential> of(List<Credential> decryption) {
        return decryption.stream()
                .map(credential -> new Credential(
                        crypto.key(AssertionDecrypter.KEY_TRANSPORT, credential.privateKey()),
                        credential.certificate(),
                        credential.token()))
                .toList();
    }

    private PublicKey of(PublicKey key) {
        return crypto.key(SignatureAlgorithm.usualFor(key).jcaName(), key);
    }
}
