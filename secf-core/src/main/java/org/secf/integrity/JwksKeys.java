package org.secf.integrity;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.crypto.Crypto;
import org.secf.jwks.JwksSource;
import org.secf.jwks.PublishedKeys;
import org.secf.keys.Jwk;
import org.secf.mechanism.MechanismContext;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;
import org.secf.tls.Outbound;

/** The keys that one signer publishes. */
final class JwksKeys implements SignatureKeys {

    private final JwksSource source;
    private final Crypto crypto;
    private final PublishedKeys<Map<String, VerificationKey>> published;

    JwksKeys(JwksSource source, Supplier<Outbound> outbound, Duration refresh, MechanismContext context) {
        this.source = source;
        this.crypto = context.crypto();
        this.published = new PublishedKeys<>(
                source.address(), new PublishedKeys.Schedule(outbound, refresh, context.clock()), this::usable);
    }

    @Override
    public Optional<VerificationKey> find(String keyId) {
        return published.current(keys -> keys.containsKey(keyId)).map(keys -> keys.get(keyId));
    }

    private Map<String, VerificationKey> usable(Map<String, Jwk> keys) {
        Map<String, VerificationKey> usable = new HashMap<>();
        keys.forEach((name, jwk) -> usable(jwk).ifPresent(key -> usable.put(name, key)));
        return Map.copyOf(usable);
    }

    /** A key that is not for signatures is passed over. */
    private Optional<VerificationKey> usable(Jwk jwk) {
        try {
            return Optional.of(VerificationKey.of(crypto, jwk, source.owner()));
        } catch (IllegalArgumentException notForSignatures) {
            return Optional.empty();
        }
    }
}
