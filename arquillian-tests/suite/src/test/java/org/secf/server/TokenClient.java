package org.secf.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;

/** A client that gets tokens for users from a real Keycloak, and may prove a key of its own. */
public final class TokenClient {

    private static final String ENDPOINT = Keycloak.TOKEN_ISSUER + "/protocol/openid-connect/token";

    private final Http http = new Http();
    private final Clock clock;
    private final KeyPair keys;

    /** With a fresh key. */
    public TokenClient(Clock clock) {
        this.clock = clock;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All tokens that a client gets for a user, who gave it the password. */
    public JsonObject tokens(String client, User user) {
        return tokens(client, user, Optional.empty());
    }

    /** The same, bound to our key. */
    public JsonObject boundTokens(String client, User user) {
        return tokens(client, user, Optional.of(proof("POST", ENDPOINT, "")));
    }

    private JsonObject tokens(String client, User user, Optional<String> proof) {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "scope",
                        "openid",
                        "username",
                        user.name(),
                        "password",
                        user.password())
                .entrySet()
                .stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = Http.request(ENDPOINT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", Http.basic(client, "of-the-" + client))
                .POST(HttpRequest.BodyPublishers.ofString(form));
        proof.ifPresent(text -> request.header("DPoP", text));
        Http.Reply reply = http.send(request);
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }

    /**
     * A fresh proof of our key.
     *
     * @param token that it goes with; empty for none
     */
    public String proof(String method, String address, String token) {
        JsonObject jwk = Json.createObjectBuilder(Jwk.of(keys.getPublic()).toJson())
                .remove("kid")
                .build();
        JsonObject header = Json.createObjectBuilder()
                .add("typ", "dpop+jwt")
                .add("alg", "ES256")
                .add("jwk", jwk)
                .build();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("jti", UUID.randomUUID().toString())
                .add("htm", method)
                .add("htu", address)
                .add("iat", clock.instant().getEpochSecond());
        try {
            if (!token.isEmpty()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
                claims.add("ath", Base64Url.encode(hash));
            }
            return signed(encoded(header) + "." + encoded(claims.build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(String content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64Url.encode(signature.sign());
    }

    private static String encoded(JsonObject json) {
        return Base64Url.encode(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
