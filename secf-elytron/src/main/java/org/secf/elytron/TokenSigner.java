package org.secf.elytron;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.identity.Caller;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.Settings;

/**
 * Makes tokens (RFC 7519) that say who a caller is, signed by RS256 (RFC 7518 §3.3), the first of the three algorithms that Elytron's token realm knows.
 *
 * @param crypto signs
 * @param key what it is signed with
 * @param keyId how whoever is to believe it finds that key among several; empty where there is one
 * @param issuer who says so
 * @param audience who is to believe it
 * @param lifetime for how long
 */
record TokenSigner(
        Crypto crypto,
        PrivateKey key,
        Optional<String> keyId,
        String issuer,
        List<String> audience,
        Duration lifetime) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String ALGORITHM = "SHA256withRSA";
    static final int LEAST_BITS = 2048;

    TokenSigner {
        audience = List.copyOf(audience);
    }

    /** With what the settings say of tokens. */
    static TokenSigner of(Settings settings, Crypto crypto, PrivateKey key, Optional<String> keyId) {
        return new TokenSigner(
                crypto,
                crypto.key(ALGORITHM, key),
                keyId,
                settings.get(CallerTokenKeys.ISSUER),
                settings.get(CallerTokenKeys.AUDIENCE),
                settings.get(CallerTokenKeys.LIFETIME));
    }

    /** Whether that is a key for it: one of RSA that is long enough (RFC 7518 §3.3). */
    static boolean takes(Key key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS;
    }

    /** The caller from {@code now} on. */
    String sign(Caller caller, Instant now) {
        JsonArrayBuilder believers = JSON.createArrayBuilder();
        audience.forEach(believers::add);
        JsonObjectBuilder claims = CallerClaims.write(caller)
                .add("iss", issuer)
                .add("aud", believers)
                .add("iat", now.getEpochSecond())
                .add("exp", now.plus(lifetime).getEpochSecond());
        String signed = header() + "." + encode(claims.build().toString());
        return signed + "." + encode(signature(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private String header() {
        JsonObjectBuilder header =
                JSON.createObjectBuilder().add("alg", "RS256").add("typ", "JWT");
        keyId.ifPresent(id -> header.add("kid", id));
        return encode(header.build().toString());
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature signature = crypto.signature(ALGORITHM);
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with RSA", e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "tokens of " + issuer + " for " + audience;
    }
}
