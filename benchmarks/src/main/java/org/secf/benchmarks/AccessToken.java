package org.secf.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.bearer.AccessTokenJudge;
import org.secf.crypto.Crypto;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.KeyFitness;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.JwkSet;
import org.secf.keys.KeyKind;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SigningKey;
import org.secf.signature.TokenSigner;

/**
 * One access token of RFC 9068 with groups and scopes.
 *
 * @param algorithm by which it is signed
 * @param keys its issuer's
 * @param text as it travels
 */
record AccessToken(SignatureAlgorithm algorithm, KeyPair keys, String text) {

    static final String ISSUER = "https://issuer.example.org/realms/shop";
    static final String AUDIENCE = "https://api.example.org/enabler";
    static final String TYPE = "at+jwt";
    static final String CLIENT = "shop";
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final String KEY_ID = "Zc3mQ9hYq1x4e2a7";

    /** Signed by that algorithm, as tokens call it, with claims besides the usual ones. */
    static AccessToken signed(String algorithm, JsonObject more) throws GeneralSecurityException {
        SignatureAlgorithm named = SignatureAlgorithm.ofJose(algorithm).orElseThrow();
        KeyPair keys = pair(named);
        String text = new TokenSigner(TYPE)
                .sign(SigningKey.of(Crypto.jdk(), keys, named, KEY_ID), claims(more))
                .fold(token -> token, rejection -> {
                    throw new IllegalStateException(rejection.detail());
                });
        return new AccessToken(named, keys, text);
    }

    private static KeyPair pair(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        return switch (algorithm) {
            case ECDSA_P256_SHA256 -> KeyKind.P_256.generate(random, Optional.empty());
            case ED25519 -> KeyKind.ED25519.generate(random, Optional.empty());
            default -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                yield generator.generateKeyPair();
            }
        };
    }

    private static JsonObject claims(JsonObject more) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return Json.createObjectBuilder()
                .add("iss", ISSUER)
                .add("sub", "f9a3c1e4-2d0b-4c6e-9f57-0a1b2c3d4e5f")
                .add("aud", Json.createArrayBuilder().add(AUDIENCE).add("account"))
                .add("client_id", CLIENT)
                .add("iat", now)
                .add("exp", now + 80_000)
                .add("jti", "trrtcc:5f0d7e9a-9a0c-4a5e-8b61-7b9d4f9a3c1e")
                .add("auth_time", now)
                .add("acr", "1")
                .add("scope", "openid profile email orders:read orders:write")
                .add("groups", Json.createArrayBuilder().add("user").add("administrator"))
                .add("preferred_username", "alice")
                .add("email", "alice@example.org")
                .addAll(Json.createObjectBuilder(more))
                .build();
    }

    /** What is signed. */
    byte[] content() {
        return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    /** By which it is signed. */
    byte[] signature() {
        return Base64Url.decode(text.substring(text.lastIndexOf('.') + 1)).orElseThrow();
    }

    /** The key operation and nothing else, by the JDK. */
    static boolean verifies(SignatureAlgorithm algorithm, KeyPair keys, byte[] content, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(
                switch (algorithm) {
                    case ECDSA_P256_SHA256 -> "SHA256withECDSAinP1363Format";
                    case ED25519 -> "Ed25519";
                    default -> "SHA256withRSA";
                });
        verifier.initVerify(keys.getPublic());
        verifier.update(content);
        return verifier.verify(signature);
    }

    /** The issuer's key set. */
    String jwks() {
        return new JwkSet(List.of(Jwk.of(keys.getPublic()).withKeyId(KEY_ID)))
                .toJson()
                .toString();
    }

    /** Ours, with every check. */
    AccessTokenJudge judge(Crypto crypto) {
        Set<SignatureAlgorithm> algorithms = Set.of(algorithm);
        return new AccessTokenJudge(
                new AccessTokenJudge.Rules(
                        ISSUER,
                        Set.of(AUDIENCE),
                        new JwtPolicy(Set.of(TYPE), algorithms, 16 * 1024),
                        SKEW,
                        Duration.ofDays(1)),
                FixedKeys.read(jwks().getBytes(StandardCharsets.UTF_8), new KeyFitness(crypto, algorithms, ISSUER)),
                Clock.systemUTC());
    }
}
