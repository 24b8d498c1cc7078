package org.secf.oauth.mint;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.keys.Base64Url;
import org.secf.oauth.testing.TestIssuer;
import org.secf.oauth.testing.TestKeys;

/**
 * Tokens of one kind, and the keys they are verified by.
 *
 * @param type of the group
 * @param keys the issuer's, a JSON Web Key Set
 * @param opening private keys by their names, for tokens that are encrypted; public, and protecting nothing
 */
public record TokenGroup(String type, JsonObject keys, Map<String, String> opening, List<TokenCase> cases) {

    /** The type of ID tokens that are encrypted. */
    public static final String ENCRYPTED = "EncryptedIdToken";

    /** Those of a kind, minted now. */
    public static TokenGroup of(TokenKind kind) {
        Mint mint = new Mint(kind);
        List<TokenCase> cases = new ArrayList<>();
        cases.addAll(new AlgorithmFaults(mint).all());
        cases.addAll(new RsaFaults(mint).all());
        cases.addAll(new CurveFaults(mint).all());
        cases.addAll(new HeaderFaults(mint).all());
        cases.addAll(new FormFaults(mint).all());
        cases.addAll(new JsonFaults(mint).all());
        cases.addAll(new ClaimFaults(mint).all());
        return new TokenGroup(kind.group(), set(mint), Map.of(), cases);
    }

    /** ID tokens that are encrypted, minted now. */
    public static TokenGroup encrypted() {
        Mint mint = new Mint(TokenKind.ID_TOKEN);
        KeyPair ours = TestKeys.rsa(2048);
        KeyPair agreeing = TestKeys.ec("secp256r1");
        Map<String, String> opening = new LinkedHashMap<>();
        opening.put("ours", Base64Url.encode(ours.getPrivate().getEncoded()));
        opening.put("agreeing", Base64Url.encode(agreeing.getPrivate().getEncoded()));
        return new TokenGroup(ENCRYPTED, set(mint), opening, new SealedFaults(mint, ours, agreeing).all());
    }

    private static JsonObject set(Mint mint) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        mint.published().forEach(array::add);
        return Json.createObjectBuilder().add("keys", array).build();
    }

    /** The issuer's keys as it publishes them. */
    public byte[] jwks() {
        return keys.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The key that opens what is encrypted to that name. */
    public PrivateKey opening(String name, String algorithm) {
        try {
            byte[] encoded = Base64Url.decode(String.valueOf(opening.get(name))).orElseThrow();
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static TokenGroup read(JsonObject json) {
        Map<String, String> opening = new LinkedHashMap<>();
        json.getJsonObject("private").forEach((name, key) -> opening.put(name, ((JsonString) key).getString()));
        return new TokenGroup(
                json.getString("type"),
                json.getJsonObject("public"),
                opening,
                json.getJsonArray("tests").getValuesAs(JsonObject.class).stream()
                        .map(TokenGroup::test)
                        .toList());
    }

    private static TokenCase test(JsonObject test) {
        return new TokenCase(
                test.getJsonArray("flags").getString(0),
                test.getString("comment"),
                test.getString("token"),
                test.getString("reason"));
    }

    /** @param first number of its first test */
    JsonObject json(int first) {
        JsonObjectBuilder secrets = Json.createObjectBuilder();
        opening.forEach(secrets::add);
        JsonArrayBuilder tests = Json.createArrayBuilder();
        int id = first;
        for (TokenCase each : cases) {
            tests.add(Json.createObjectBuilder()
                    .add("tcId", id++)
                    .add("comment", each.comment())
                    .add("flags", Json.createArrayBuilder().add(each.flag()))
                    .add("token", each.token())
                    .add("result", each.reason().isEmpty() ? "valid" : "invalid")
                    .add("reason", each.reason()));
        }
        return Json.createObjectBuilder()
                .add("type", type)
                .add("issuer", TestIssuer.ISSUER)
                .add("audience", type.equals(TokenKind.ACCESS_TOKEN.group()) ? TestIssuer.AUDIENCE : TokenKind.CLIENT)
                .add("nonce", TokenKind.NONCE)
                .add("now", TestIssuer.NOW.getEpochSecond())
                .add("algorithms", Json.createArrayBuilder(List.of("RS256", "PS256", "ES256", "EdDSA")))
                .add("public", keys)
                .add("private", secrets)
                .add("tests", tests)
                .build();
    }
}
