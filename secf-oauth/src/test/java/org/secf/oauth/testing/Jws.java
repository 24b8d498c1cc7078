package org.secf.oauth.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.keys.Base64Url;

/**
 * A token to be signed, whatever it says: its parts as texts, so that a test can write what no library would.
 *
 * @param header JSON, or not
 * @param claims JSON, or not
 */
public record Jws(String header, String claims) {

    public static Jws of(JsonObject header, JsonObject claims) {
        return new Jws(header.toString(), claims.toString());
    }

    /** With one member of the header changed, or taken out where {@code value} is null in JSON. */
    public Jws header(String name, JsonValue value) {
        return new Jws(changed(header, name, value), claims);
    }

    public Jws header(String name, String value) {
        return header(name, Json.createValue(value));
    }

    public Jws claim(String name, JsonValue value) {
        return new Jws(header, changed(claims, name, value));
    }

    public Jws claim(String name, String value) {
        return claim(name, Json.createValue(value));
    }

    public Jws claim(String name, long value) {
        return claim(name, Json.createValue(value));
    }

    public Jws without(String name) {
        return claim(name, JsonValue.NULL);
    }

    public String signedBy(KeyPair pair) {
        return signedBy(pair, read(header).getString("alg"));
    }

    /** By that algorithm, whatever the header says. */
    public String signedBy(KeyPair pair, String algorithm) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RS256" -> "SHA256withRSA";
                        case "PS256" -> "RSASSA-PSS";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        case "ES384" -> "SHA384withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            if (algorithm.equals("PS256")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(pair.getPrivate());
            signature.update(content().getBytes(StandardCharsets.US_ASCII));
            return content() + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** HMAC with SHA-256. */
    public String signedBy(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content() + "." + Base64Url.encode(mac.doFinal(content().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String unsigned() {
        return content() + ".";
    }

    private String content() {
        return Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + Base64Url.encode(claims.getBytes(StandardCharsets.UTF_8));
    }

    private static String changed(String json, String name, JsonValue value) {
        JsonObjectBuilder builder = Json.createObjectBuilder(read(json));
        builder.remove(name);
        if (value != JsonValue.NULL) {
            builder.add(name, value);
        }
        return builder.build().toString();
    }

    private static JsonObject read(String json) {
        return Json.createReader(new java.io.StringReader(json)).readObject();
    }
}
