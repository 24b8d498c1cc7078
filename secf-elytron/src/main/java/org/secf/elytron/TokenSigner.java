package org.secf.elytron;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.secf.crypto.Crypto;
import org.secf.identity.Caller;
import org.secf.keys.PemFile;
import org.secf.keys.SecretFile;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/**
 * Makes tokens (RFC 7519) that say who a caller is, signed by RS256 (RFC 7518 §3.3), the first of the three algorithms that Elytron's token realm knows.
 *
 * @param crypto signs
 * @param key what it is signed with
 * @param issuer who says so
 * @param audience who is to believe it
 * @param lifetime for how long
 */
record TokenSigner(Crypto crypto, PrivateKey key, String issuer, List<String> audience, Duration lifetime) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final String HEADER = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
    private static final String SETTING = "secf." + CallerTokenKeys.SIGNING_KEY.name();
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int LEAST_BITS = 2048;

    TokenSigner {
        audience = List.copyOf(audience);
    }

    /**
     * With the key in a file or a secret store.
     *
     * @throws ConfigurationException when it cannot be read, is no RSA key, or is too short
     */
    static TokenSigner of(Settings settings, KeyRing keys, String location, Crypto crypto) {
        PrivateKey key =
                KeyRing.isInStore(location) ? keys.ownKey(SETTING, location).privateKey() : inFile(location);
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS) {
            return new TokenSigner(
                    crypto,
                    crypto.key(ALGORITHM, key),
                    settings.get(CallerTokenKeys.ISSUER),
                    settings.get(CallerTokenKeys.AUDIENCE),
                    settings.get(CallerTokenKeys.LIFETIME));
        }
        throw new ConfigurationException(
                "%s (%s): expected an RSA key of at least %d bits".formatted(SETTING, location, LEAST_BITS));
    }

    private static PrivateKey inFile(String location) {
        byte[] pem = SecretFile.read(SETTING, location);
        try {
            return PemFile.privateKey(PemFile.text(pem));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException("%s (%s): %s".formatted(SETTING, location, e.getMessage()), e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
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
        String signed = HEADER + "." + encode(claims.build().toString());
        return signed + "." + encode(signature(signed.getBytes(StandardCharsets.US_ASCII)));
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
