package org.secf.oauth.mint;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestIssuer;

/** A purpose of signed tokens, and a right one of it by the key {@code rsa}. */
public enum TokenKind {
    ID_TOKEN("IdToken", ""),
    ACCESS_TOKEN("AccessToken", "at+jwt"),
    LOGOUT_TOKEN("LogoutToken", "logout+jwt"),
    INTROSPECTION_ANSWER("IntrospectionAnswer", "token-introspection+jwt");

    /** Who the application is to its issuer. */
    public static final String CLIENT = "shop";

    /** Of the login that the ID tokens are of. */
    public static final String NONCE = "n-0S6_WzA2Mj";

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final long NOW = TestIssuer.NOW.getEpochSecond();

    private final String group;
    private final String type;

    TokenKind(String group, String type) {
        this.group = group;
        this.type = type;
    }

    /** What the file calls it. */
    public String group() {
        return group;
    }

    /** What such tokens say in {@code typ}; empty where they say nothing. */
    String type() {
        return type;
    }

    Jws good() {
        JsonObjectBuilder header =
                Json.createObjectBuilder().add("alg", "RS256").add("kid", "rsa");
        if (!type.isEmpty()) {
            header.add("typ", type);
        }
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", TestIssuer.ISSUER)
                .add("sub", "alice")
                .add("aud", this == ACCESS_TOKEN ? TestIssuer.AUDIENCE : CLIENT)
                .add("iat", NOW - 10)
                .add("exp", NOW + 300);
        return Jws.of(header.build(), own(claims).build());
    }

    private JsonObjectBuilder own(JsonObjectBuilder claims) {
        return switch (this) {
            case ID_TOKEN -> claims.add("nonce", NONCE);
            case ACCESS_TOKEN -> claims.add("client_id", CLIENT).add("jti", "t-1");
            case LOGOUT_TOKEN ->
                claims.add("jti", "bWJq")
                        .add("events", Json.createObjectBuilder().add(EVENT, JsonValue.EMPTY_JSON_OBJECT));
            case INTROSPECTION_ANSWER ->
                claims.add("token_introspection", Json.createObjectBuilder().add("active", true));
        };
    }
}
