package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.jwt.JwtReason;
import org.secf.keys.Jwk;
import org.secf.oauth.testing.Jws;

/** Parameters by which a token would choose how it is verified, each signed by the right key all the same, and where it brings a key, by that one, too. */
record HeaderFaults(Mint mint) {

    List<TokenCase> all() {
        List<TokenCase> cases = new ArrayList<>();
        cases.addAll(critical());
        cases.addAll(keys());
        cases.addAll(ofEncryption());
        cases.addAll(types());
        cases.addAll(keyIds());
        cases.add(valid(
                "a parameter that nobody asks for", mint.signed(mint.good().header("x-odd", "1"))));
        return cases;
    }

    private TokenCase refused(String flag, String comment, JwtReason reason, Jws token) {
        return hostile(flag, comment, reason, mint.signed(token));
    }

    /** RFC 7515 §4.1.11. */
    private List<TokenCase> critical() {
        Map<String, JsonValue> lists = new LinkedHashMap<>();
        lists.put("an extension that nobody knows", texts("urn:example:odd"));
        lists.put("nothing", texts());
        lists.put("one name twice", texts("urn:example:odd", "urn:example:odd"));
        lists.put("a parameter of the standard", texts("alg"));
        lists.put("b64", texts("b64"));
        lists.put("an empty name", texts(""));
        lists.put("a claim", texts("exp"));
        lists.put("a text in place of a list", Json.createValue("b64"));
        lists.put("a list of numbers", Json.createArrayBuilder().add(1).build());
        lists.put("an object", JsonValue.EMPTY_JSON_OBJECT);
        lists.put("false", JsonValue.FALSE);
        List<TokenCase> cases = new ArrayList<>();
        lists.forEach((name, value) -> cases.add(refused(
                "Crit", "crit: " + name, JwtReason.JWT_CRITICAL, mint.good().header("crit", value))));
        Jws present = mint.good().header("urn:example:odd", "1").header("crit", texts("urn:example:odd"));
        cases.add(refused("Crit", "crit: an extension that is there", JwtReason.JWT_CRITICAL, present));
        Jws unencoded = mint.good().header("b64", JsonValue.FALSE).header("crit", texts("b64"));
        cases.add(refused("B64", "b64 false, critical", JwtReason.JWT_CRITICAL, unencoded));
        cases.add(
                refused("B64", "b64 false", JwtReason.JWT_PARAMETER, mint.good().header("b64", JsonValue.FALSE)));
        cases.add(
                refused("B64", "b64 true", JwtReason.JWT_PARAMETER, mint.good().header("b64", JsonValue.TRUE)));
        cases.add(hostile("B64", "b64 false, and the claims as they are", JwtReason.JWT_MALFORMED, plain(unencoded)));
        return cases;
    }

    /** RFC 7797 §3: the content is signed as it is. */
    private String plain(Jws token) {
        return mint.signed(Mint.encoded(token.header()), "{\"sub\":\"alice\"}");
    }

    /** RFC 8725 §3.10. */
    private List<TokenCase> keys() {
        JsonValue theirs = Jwk.of(mint.stranger.getPublic()).withKeyId("rsa").toJson();
        JsonValue ours = Jwk.of(mint.rsa.getPublic()).withKeyId("rsa").toJson();
        JsonValue certificate = texts(java.util.Base64.getEncoder()
                .encodeToString(mint.stranger.getPublic().getEncoded()));
        JwtReason reason = JwtReason.JWT_BRINGS_KEY;
        List<TokenCase> cases = new ArrayList<>(List.of(
                hostile(
                        "BringsKey",
                        "jwk, signed by it",
                        reason,
                        stranger(mint.good().header("jwk", theirs))),
                hostile(
                        "BringsKey",
                        "jwk and no kid, signed by it",
                        reason,
                        stranger(mint.good().header("kid", JsonValue.NULL).header("jwk", theirs))),
                refused(
                        "BringsKey",
                        "jwk of another, signed by the right key",
                        reason,
                        mint.good().header("jwk", theirs)),
                refused("BringsKey", "jwk, the right one", reason, mint.good().header("jwk", ours)),
                refused("BringsKey", "jwk, empty", reason, mint.good().header("jwk", JsonValue.EMPTY_JSON_OBJECT)),
                hostile(
                        "BringsKey",
                        "x5c, signed by it",
                        reason,
                        stranger(mint.good().header("x5c", certificate))),
                refused("BringsKey", "x5c, empty", reason, mint.good().header("x5c", texts()))));
        for (String address :
                List.of("https://attacker.example/keys", "http://127.0.0.1/keys", "file:///etc/keys", "")) {
            for (String name : List.of("jku", "x5u")) {
                cases.add(hostile(
                        "BringsKey",
                        name + " " + address + ", signed by another",
                        reason,
                        stranger(mint.good().header(name, address))));
                cases.add(refused(
                        "BringsKey", name + " " + address, reason, mint.good().header(name, address)));
            }
        }
        return cases;
    }

    private String stranger(Jws token) {
        return token.signedBy(mint.stranger, "RS256");
    }

    private List<TokenCase> ofEncryption() {
        Map<String, JsonValue> parameters = new LinkedHashMap<>();
        parameters.put("enc", Json.createValue("A256GCM"));
        parameters.put("zip", Json.createValue("DEF"));
        parameters.put("epk", Jwk.of(mint.ec.getPublic()).toJson());
        parameters.put("p2c", Json.createValue(Integer.MAX_VALUE));
        parameters.put("p2s", Json.createValue("AAAAAAAAAAA"));
        parameters.put("iv", Json.createValue("AAAAAAAAAAAAAAAA"));
        parameters.put("tag", Json.createValue("AAAAAAAAAAAAAAAAAAAAAA"));
        List<TokenCase> cases = new ArrayList<>();
        parameters.forEach((name, value) -> cases.add(refused(
                "OfEncryption",
                name + " in a signed token",
                JwtReason.JWT_PARAMETER,
                mint.good().header(name, value))));
        return cases;
    }

    /** RFC 8725 §3.11; RFC 7519 §5.2. */
    private List<TokenCase> types() {
        List<TokenCase> cases = new ArrayList<>();
        for (String type : List.of(
                "dpop+jwt",
                "secevent+jwt",
                "oauth-authz-req+jwt",
                "client-authentication+jwt",
                "none",
                "JOSE",
                "JOSE+JSON",
                "application/",
                "jwt ",
                "")) {
            cases.add(refused(
                    "Type",
                    "typ " + Json.createValue(type),
                    JwtReason.JWT_TYPE,
                    mint.good().header("typ", type)));
        }
        for (TokenKind other : TokenKind.values()) {
            if (other != mint.kind() && !other.type().isEmpty()) {
                String type = other.type();
                cases.add(refused(
                        "Type",
                        "typ of " + other.group(),
                        JwtReason.JWT_TYPE,
                        mint.good().header("typ", type)));
                cases.add(hostile("Type", "a right " + other.group(), JwtReason.JWT_TYPE, mint.signed(other.good())));
            }
        }
        cases.add(refused(
                "Type", "typ is an array", JwtReason.JWT_TYPE, mint.good().header("typ", texts("JWT"))));
        cases.add(refused(
                "Type", "typ is a number", JwtReason.JWT_TYPE, mint.good().header("typ", Json.createValue(1))));
        for (String content : List.of("JWT", "jwt", "application/jwt", "JOSE", "")) {
            cases.add(refused(
                    "ContentType",
                    "cty " + content + ", and claims",
                    JwtReason.JWT_CONTENT_TYPE,
                    mint.good().header("cty", content)));
        }
        cases.add(refused(
                "ContentType",
                "cty is a number",
                JwtReason.JWT_CONTENT_TYPE,
                mint.good().header("cty", Json.createValue(1))));
        Jws nested = new Jws(mint.good().header("cty", "JWT").header(), mint.signed(mint.good()));
        cases.add(refused("ContentType", "a token in a token", JwtReason.JWT_CONTENT_TYPE, nested));
        cases.add(refused(
                "ContentType",
                "a token in a token that does not say so",
                JwtReason.JWT_CLAIMS_UNREADABLE,
                new Jws(mint.good().header(), mint.signed(mint.good()))));
        return cases;
    }

    private List<TokenCase> keyIds() {
        List<TokenCase> cases = new ArrayList<>();
        for (String name : List.of(
                "../../../../dev/null",
                "/etc/passwd",
                "x' UNION SELECT 'key' --",
                "${jndi:ldap://127.0.0.1/a}",
                "RSA",
                "rsa.",
                "https://attacker.example/keys")) {
            cases.add(refused(
                    "KeyId",
                    "kid " + name,
                    JwtReason.JWT_KEY_UNKNOWN,
                    mint.good().header("kid", name)));
        }
        for (String name : List.of("", "rsa\u0000", "rsa ", " rsa", "rsa\n", "r\u200bsa", "k".repeat(257))) {
            cases.add(refused(
                    "KeyId",
                    "kid " + Json.createValue(name.substring(0, Math.min(name.length(), 9))),
                    JwtReason.JWT_KEY_ID,
                    mint.good().header("kid", name)));
        }
        cases.add(refused(
                "KeyId", "kid is a number", JwtReason.JWT_KEY_ID, mint.good().header("kid", Json.createValue(1))));
        cases.add(refused(
                "KeyId", "kid is an array", JwtReason.JWT_KEY_ID, mint.good().header("kid", texts("rsa"))));
        cases.add(refused(
                "KeyId",
                "kid is null",
                JwtReason.JWT_KEY_ID,
                new Jws(
                        mint.good().header().replace("\"rsa\"", "null"),
                        mint.good().claims())));
        cases.add(hostile(
                "KeyId",
                "kid of another key",
                JwtReason.JWT_SIGNATURE,
                mint.good("RS256", "three").signedBy(mint.rsa)));
        return cases;
    }

    private static JsonValue texts(String... values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (String value : values) {
            array.add(value);
        }
        return array.build();
    }
}
