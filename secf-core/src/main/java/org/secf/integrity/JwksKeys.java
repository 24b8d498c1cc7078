package org.secf.integrity;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.crypto.Crypto;
import org.secf.keys.Jwk;
import org.secf.mechanism.MechanismContext;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;
import org.secf.tls.Outbound;

/** The keys for signatures that one signer publishes. */
public final class JwksKeys implements SignatureKeys {

    private final PublishedKeys<VerificationKey> published;

    /**
     * Keys of one source.
     *
     * @param outbound asks it
     * @param refresh after which they are loaded again
     */
    public JwksKeys(JwksSource source, Supplier<Outbound> outbound, Duration refresh, MechanismContext context) {
        this.published = new PublishedKeys<>(
                new PublishedKeys.Source(source.address(), outbound, refresh),
                context.clock(),
                jwk -> usable(jwk, context.crypto(), source.owner()));
    }

    @Override
    public Optional<VerificationKey> find(String keyId) {
        return published.find(keyId);
    }

    @Override
    public Optional<VerificationKey> known(String keyId) {
        return published.known(keyId);
    }

    private static Optional<VerificationKey> usable(Jwk jwk, Crypto crypto, String owner) {
        try {
            return Optional.of(VerificationKey.of(crypto, jwk, owner));
        } catch (IllegalArgumentException notForSignatures) {
            return Optional.empty();
        }
    }
}
