package org.secf.signed.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;

/** Knows Bob by a secret that both sides have. */
@ApplicationScoped
public class SharedKeys implements SignatureKeys {

    /** What his key is called. */
    public static final String KEY_ID = "bob-1";

    /** His secret. */
    public static byte[] secret() {
        return "shared-with-bob-for-a-test-5b1e0c".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Optional<VerificationKey> find(String keyId) {
        try (Secret secret = Secret.taking(secret())) {
            return keyId.equals(KEY_ID)
                    ? Optional.of(VerificationKey.of(Crypto.jdk(), secret, SignatureAlgorithm.HMAC_SHA256, "bob"))
                    : Optional.empty();
        }
    }
}
