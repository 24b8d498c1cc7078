package org.secf.openid.provider;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.secf.integrity.PublishedKeys;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.KeyFitness;
import org.secf.jwt.PublishedJwtKeys;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.signature.VerificationKey;

/** The keys that a provider publishes at one address, for signatures and for encryption. */
final class PublishedProviderKeys implements JwtKeys {

    private final URI address;
    private final JwtKeys signatures;
    private final PublishedKeys<Jwk> encryption;

    PublishedProviderKeys(URI address, String issuer, ProviderConnection connection) {
        this.address = address;
        PublishedKeys.Source source = new PublishedKeys.Source(address, connection.outbound(), connection.refresh());
        this.signatures = new PublishedJwtKeys(
                source, connection.clock(), new KeyFitness(connection.crypto(), connection.algorithms(), issuer));
        this.encryption = new PublishedKeys<>(source, connection.clock(), PublishedProviderKeys::forEncryption);
    }

    URI address() {
        return address;
    }

    @Override
    public List<VerificationKey> candidates(Optional<String> keyId) {
        return signatures.candidates(keyId);
    }

    List<Jwk> encryption() {
        return encryption.all();
    }

    /** One that does not say what it is for may be for signatures, and has that one use then (RFC 8725 §3.1). */
    private static Optional<Jwk> forEncryption(Jwk key) {
        return key.use().filter(JwkUse.ENCRYPTION::equals).map(use -> key);
    }
}
