package org.secf.throughput;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.VerificationKey;

/** One secret that both sides have; it protects nothing but a measurement. */
@ApplicationScoped
public class SharedKey implements SignatureKeys {

    private static final String ID = "load";
    private static final Crypto CRYPTO = Crypto.jdk();
    private static final VerificationKey KEY =
            VerificationKey.of(CRYPTO, secret(), SignatureAlgorithm.HMAC_SHA256, "load");

    @Override
    public Optional<VerificationKey> find(String keyId) {
        return keyId.equals(ID) ? Optional.of(KEY) : Optional.empty();
    }

    static SigningKey signing() {
        return SigningKey.of(CRYPTO, secret(), SignatureAlgorithm.HMAC_SHA256, ID);
    }

    private static Secret secret() {
        return Secret.taking(new byte[32]);
    }
}
