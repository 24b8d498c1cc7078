package org.secf.signature;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secf.crypto.Crypto;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.Secret;
import org.secf.verdict.Verdicts;

/** The keys, messages and signatures of RFC 9421. */
final class Rfc9421 {

    static final Crypto CRYPTO = Crypto.jdk();
    static final String SECRET = "test-shared-secret";

    private static final JsonObject JSON = read();

    /** One signature of the specification; {@code toString} is for the names of tests. */
    record Vector(JsonObject json) {

        SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.named(json.getString("algorithm")).orElseThrow();
        }

        /** What was signed, with its signatures. */
        Message message() {
            TestRequest request = TestRequest.of(json.getJsonObject("request"));
            if (!json.containsKey("response")) {
                return request.fields(json.getJsonArray("signatureFields")).message();
            }
            JsonObject response = json.getJsonObject("response");
            TestRequest fields = TestRequest.get("https://unused.example/")
                    .fields(response.getJsonArray("fields"))
                    .fields(json.getJsonArray("signatureFields"));
            return new ResponseMessage(
                    response.getInt("status"), fields.message().fields(), true, request.message());
        }

        @Override
        public String toString() {
            return json.getString("name");
        }
    }

    private Rfc9421() {}

    static List<Vector> vectors() {
        return JSON.getJsonArray("vectors").getValuesAs(json -> new Vector(json.asJsonObject()));
    }

    static Vector vector(String name) {
        return vectors().stream()
                .filter(vector -> vector.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Each for the algorithm that its vectors have. */
    static Map<String, VerificationKey> verificationKeys() {
        return Set.of("test-key-rsa", "test-key-rsa-pss", "test-key-ecc-p256", "test-key-ed25519", SECRET).stream()
                .collect(Collectors.toMap(Function.identity(), Rfc9421::verificationKey));
    }

    static VerificationKey verificationKey(String id) {
        return id.equals(SECRET)
                ? VerificationKey.of(CRYPTO, secret(), SignatureAlgorithm.HMAC_SHA256, "owner of " + id)
                : VerificationKey.of(CRYPTO, pair(id).getPublic(), Set.of(algorithm(id)), "owner of " + id);
    }

    static SigningKey signingKey(String id) {
        return id.equals(SECRET)
                ? SigningKey.of(CRYPTO, secret(), SignatureAlgorithm.HMAC_SHA256, id)
                : SigningKey.of(CRYPTO, pair(id), algorithm(id), id);
    }

    /** Of two halves that do not belong together. */
    static SigningKey failingKey() {
        KeyPair mixed = new KeyPair(
                pair("test-key-ed25519").getPublic(), pair("test-key-rsa").getPrivate());
        return SigningKey.of(CRYPTO, mixed, SignatureAlgorithm.ED25519, "mixed");
    }

    static Secret secret() {
        return Secret.taking(Base64.getDecoder().decode(JSON.getString("secret")));
    }

    static SignatureAlgorithm algorithm(String id) {
        return switch (id) {
            case "test-key-rsa" -> SignatureAlgorithm.RSA_V1_5_SHA256;
            case "test-key-rsa-pss" -> SignatureAlgorithm.RSA_PSS_SHA512;
            case "test-key-ecc-p256" -> SignatureAlgorithm.ECDSA_P256_SHA256;
            case "test-key-ed25519" -> SignatureAlgorithm.ED25519;
            default -> SignatureAlgorithm.HMAC_SHA256;
        };
    }

    static KeyPair pair(String id) {
        JsonObject jwk = JSON.getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("kid").equals(id))
                .findFirst()
                .orElseThrow();
        Jwk key = Verdicts.value(Jwk.read(publicHalf(jwk)));
        try {
            return new KeyPair(key.key(), privateHalf(jwk, key));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject publicHalf(JsonObject jwk) {
        var json = Json.createObjectBuilder();
        Set.of("kty", "kid", "crv", "x", "y", "n", "e").stream()
                .filter(jwk::containsKey)
                .forEach(name -> json.add(name, jwk.getString(name)));
        return json.build();
    }

    private static PrivateKey privateHalf(JsonObject jwk, Jwk key) throws GeneralSecurityException {
        return switch (jwk.getString("kty")) {
            case "RSA" ->
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new RSAPrivateCrtKeySpec(
                                number(jwk, "n"),
                                number(jwk, "e"),
                                number(jwk, "d"),
                                number(jwk, "p"),
                                number(jwk, "q"),
                                number(jwk, "dp"),
                                number(jwk, "dq"),
                                number(jwk, "qi")));
            case "EC" ->
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), ((ECPublicKey) key.key()).getParams()));
            default ->
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, octets(jwk, "d")));
        };
    }

    private static BigInteger number(JsonObject jwk, String name) {
        return new BigInteger(1, octets(jwk, name));
    }

    private static byte[] octets(JsonObject jwk, String name) {
        return Base64Url.decode(jwk.getString(name)).orElseThrow();
    }

    private static JsonObject read() {
        InputStream file = Rfc9421.class.getResourceAsStream("/vectors/rfc9421.json");
        try (JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }
}
