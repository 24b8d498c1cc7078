package org.secf.oauth.testing;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.secf.keys.Jwk;

/** An issuer with keys by name. */
public final class TestIssuer {

    public static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final String ISSUER = "https://issuer.example.org";
    public static final String AUDIENCE = "https://api.example.org";

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();

    /** With a key for RS256, {@code rsa}, and one for ES256, {@code ec}. */
    public TestIssuer() {
        keys.put("rsa", TestKeys.RSA);
        keys.put("ec", TestKeys.P_256);
        keys.put("ed", TestKeys.ED25519);
    }

    /** Its public keys as it publishes them. */
    public byte[] jwks() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        keys.forEach((name, pair) ->
                array.add(Jwk.of(pair.getPublic()).withKeyId(name).toJson()));
        return Json.createObjectBuilder().add("keys", array).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A right access token by the key {@code rsa}, to be changed and signed. */
    public static Jws accessToken() {
        return new Jws(
                Json.createObjectBuilder()
                        .add("alg", "RS256")
                        .add("kid", "rsa")
                        .add("typ", "at+jwt")
                        .build()
                        .toString(),
                Json.createObjectBuilder()
                        .add("iss", ISSUER)
                        .add("sub", "alice")
                        .add("aud", AUDIENCE)
                        .add("client_id", "shop")
                        .add("iat", NOW.getEpochSecond() - 10)
                        .add("exp", NOW.getEpochSecond() + 300)
                        .add("jti", "t-1")
                        .build()
                        .toString());
    }

    public static String signed(Jws jws) {
        return jws.signedBy(TestKeys.RSA, "RS256");
    }
}
