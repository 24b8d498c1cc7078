package org.secf.signature;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Map;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.verdict.Verdict;

/**
 * Signs claims in the compact form (RFC 7515 §7.1).
 *
 * @param type of the tokens, by which no two purposes take one another's (RFC 8725 §3.11)
 */
public record TokenSigner(String type) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Rejected with {@link SignatureReason#SIGNING_FAILED} where the key does not sign. */
    public Verdict<String> sign(SigningKey key, JsonObject claims) {
        return sign(key, algorithm(key).add("kid", key.id()), claims);
    }

    /**
     * The same with the public key in place of its name, for those who have never seen it (RFC 9449 §4.2).
     *
     * @param shown the other half of the key
     */
    public Verdict<String> sign(SigningKey key, Jwk shown, JsonObject claims) {
        return sign(key, algorithm(key).add("jwk", shown.toJson()), claims);
    }

    private static JsonObjectBuilder algorithm(SigningKey key) {
        return JSON.createObjectBuilder().add("alg", key.algorithm().joseName());
    }

    private Verdict<String> sign(SigningKey key, JsonObjectBuilder header, JsonObject claims) {
        String content = encode(header.add("typ", type).build()) + "." + encode(claims);
        try {
            return Verdict.accepted(
                    content + "." + Base64Url.encode(key.sign(content.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException | ProviderException e) {
            return Verdict.rejected(SignatureReason.SIGNING_FAILED, "a signature by the " + key, e.toString());
        }
    }

    private static String encode(JsonObject part) {
        return Base64Url.encode(part.toString().getBytes(StandardCharsets.UTF_8));
    }
}
