package org.secf.throughput;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.secf.crypto.Crypto;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenSigner;

/**
 * A token by RS256 that everybody takes for a while, and the key it is verified by.
 *
 * @param text as it travels
 * @param publicKey in PEM
 */
public record LastingToken(String text, String publicKey) {

    /** Who issues it. */
    public static final String ISSUER = "https://issuer.example.org/load";

    /** For whom. */
    public static final String AUDIENCE = "load";

    /** Of a user, by a fresh key. */
    public static LastingToken fresh() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        SigningKey key = SigningKey.of(Crypto.jdk(), keys, SignatureAlgorithm.RSA_V1_5_SHA256, "load");
        String text = new TokenSigner("JWT").sign(key, claims()).fold(token -> token, rejection -> {
            throw new IllegalStateException(rejection.detail());
        });
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        return new LastingToken(text, "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n");
    }

    private static JsonObject claims() {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return Json.createObjectBuilder()
                .add("iss", ISSUER)
                .add("sub", "alice")
                .add("upn", "alice")
                .add("aud", AUDIENCE)
                .add("client_id", "wrk")
                .add("iat", now)
                .add("exp", now + 3600)
                .add("jti", UUID.randomUUID().toString())
                .add("scope", "openid profile email")
                .add("groups", Json.createArrayBuilder().add("user"))
                .build();
    }

    /** The field that brings it. */
    public Map<String, String> field() {
        return Map.of("Content-Type", "text/plain", "Authorization", "Bearer " + text);
    }
}
