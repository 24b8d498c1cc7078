package org.secf.vectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.keys.Jwk;
import org.secf.keys.Secret;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureKeys;
import org.secf.signature.VerificationKey;

/** The keys of RFC 9421 appendix B.1, each for the algorithm that its signatures have. */
@ApplicationScoped
public class VectorKeys implements SignatureKeys {

    /** In the archive, and on the class path of tests. */
    public static final String VECTORS = "/vectors/rfc9421.json";

    private static final Set<String> PUBLIC = Set.of("kty", "kid", "crv", "x", "y", "n", "e");
    private static final Map<String, SignatureAlgorithm> ALGORITHMS = Map.of(
            "test-key-rsa", SignatureAlgorithm.RSA_V1_5_SHA256,
            "test-key-rsa-pss", SignatureAlgorithm.RSA_PSS_SHA512,
            "test-key-ecc-p256", SignatureAlgorithm.ECDSA_P256_SHA256,
            "test-key-ed25519", SignatureAlgorithm.ED25519);

    private final Map<String, VerificationKey> keys;

    /** Reads them. */
    public VectorKeys() {
        keys = Map.copyOf(read());
    }

    /** Keys, messages and signatures. */
    public static JsonObject vectors() {
        InputStream file = VectorKeys.class.getResourceAsStream(VECTORS);
        try (JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }

    @Override
    public Optional<VerificationKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    private static Map<String, VerificationKey> read() {
        JsonObject vectors = vectors();
        Map<String, VerificationKey> all = new HashMap<>();
        for (JsonObject key : vectors.getJsonArray("keys").getValuesAs(JsonObject.class)) {
            String id = key.getString("kid");
            SignatureAlgorithm algorithm =
                    Optional.ofNullable(ALGORITHMS.get(id)).orElseThrow();
            all.put(id, VerificationKey.of(Crypto.jdk(), read(key).key(), Set.of(algorithm), id));
        }
        try (Secret secret = Secret.taking(Base64.getDecoder().decode(vectors.getString("secret")))) {
            String id = "test-shared-secret";
            all.put(id, VerificationKey.of(Crypto.jdk(), secret, SignatureAlgorithm.HMAC_SHA256, id));
        }
        return all;
    }

    /** The public half: no other is read. */
    private static Jwk read(JsonObject key) {
        JsonObjectBuilder half = Json.createObjectBuilder();
        PUBLIC.stream().filter(key::containsKey).forEach(name -> half.add(name, key.getString(name)));
        return Jwk.read(half.build()).fold(read -> read, rejection -> {
            throw new IllegalStateException(rejection.detail());
        });
    }
}
