package org.secf.webauthn.credentials;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.secf.token.StrictJson;

/** A credential as a line of a file: one JSON object. */
final class CredentialLine {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private CredentialLine() {}

    static String write(WebAuthnCredential credential) {
        return JSON.createObjectBuilder()
                .add("user", credential.user())
                .add("issuer", credential.issuer())
                .add("id", credential.id())
                .add("userHandle", credential.userHandle())
                .add("publicKey", credential.publicKey())
                .add("signCount", credential.signCount())
                .add("userVerified", credential.userVerified())
                .add("backupEligible", credential.backupEligible())
                .add("backedUp", credential.backedUp())
                .add("created", credential.created().toString())
                .build()
                .toString();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none; without what stands there
     */
    static WebAuthnCredential read(String line) {
        JsonObject object = StrictJson.object(line.getBytes(StandardCharsets.UTF_8));
        try {
            return new WebAuthnCredential(
                    object.getString("id"),
                    object.getString("user"),
                    object.getString("issuer"),
                    object.getString("userHandle"),
                    object.getString("publicKey"),
                    object.getJsonNumber("signCount").longValueExact(),
                    object.getBoolean("userVerified"),
                    object.getBoolean("backupEligible"),
                    object.getBoolean("backedUp"),
                    Instant.parse(object.getString("created")));
        } catch (NullPointerException | ClassCastException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("a member is missing or of another type", e);
        }
    }
}
