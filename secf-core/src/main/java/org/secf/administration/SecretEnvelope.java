package org.secf.administration;

import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealRecipient;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.verdict.Verdict;

/**
 * The client's half of setting a secret: seals it to the store's own key, so that not even what ends the TLS connection sees it (JWE by ECDH-ES, RFC 7518
 * §4.6).
 *
 * <p>Whoever stands between could offer a key of its own instead. So compare its thumbprint with the one that {@code secf key list} prints beside the store,
 * once, and keep it. And whoever stands between could put a secret of its own into the place of this one, because the key is public: sealing keeps a secret
 * from being seen, and who may set it is decided by the login.
 */
public final class SecretEnvelope {

    private final SealRecipient recipient;
    private final PayloadSeal seal;

    private SecretEnvelope(SealRecipient recipient, PayloadSeal seal) {
        this.recipient = recipient;
        this.seal = seal;
    }

    /**
     * To the key of a store.
     *
     * @param key as the store's server gave it
     * @param thumbprint of the key that is meant, as {@code secf key list} prints it for {@code secf-transport}
     * @return rejected with {@link AdministrationReason#TRANSPORT_KEY_OTHER} when it is another key
     */
    public static Verdict<SecretEnvelope> to(Jwk key, String thumbprint, PayloadSeal seal) {
        String found = Thumbprint.of(key.key());
        if (!found.equals(thumbprint)) {
            return other("the key " + thumbprint + "; compare with: secf key list", found);
        }
        try {
            return Verdict.accepted(
                    new SecretEnvelope(new SealRecipient(key.key(), found, SealAlgorithm.ECDH_ES), seal));
        } catch (IllegalArgumentException e) {
            return other("a key on P-256", key.key().getAlgorithm());
        }
    }

    private static Verdict<SecretEnvelope> other(String expected, String received) {
        return Verdict.rejected(AdministrationReason.TRANSPORT_KEY_OTHER, expected, received);
    }

    /**
     * The body of the request that sets the secret, of media type {@code application/jose}.
     *
     * @param store its name in the address, {@code main} for the one without a name
     * @param alias where the secret is to stand
     * @param version the one of the field {@code If-Match}
     */
    public String seal(String store, String alias, long version, Secret secret) {
        return secret.use(octets -> seal.seal(recipient, new SecretPurpose(store, alias, version).header(), octets));
    }
}
