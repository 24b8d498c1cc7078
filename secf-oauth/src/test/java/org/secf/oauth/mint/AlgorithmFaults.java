package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.jwt.JwtReason;
import org.secf.keys.Jwk;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestKeys;

/** What a token says of its algorithm (RFC 8725 §3.1): none, another, a secret that everybody knows. */
record AlgorithmFaults(Mint mint) {

    List<TokenCase> all() {
        List<TokenCase> cases = new ArrayList<>(right());
        cases.addAll(none());
        cases.addAll(confusion());
        cases.addAll(unlisted());
        cases.addAll(others());
        return cases;
    }

    private List<TokenCase> right() {
        return List.of(
                valid("RS256", mint.signed(mint.good())),
                valid("RS256 by a key that is for it alone", mint.signed(mint.good("RS256", "rs256"))),
                valid("PS256", mint.good("PS256", "rsa").signedBy(mint.rsa)),
                valid(
                        "PS256 by a key that is for it alone",
                        mint.good("PS256", "ps256").signedBy(mint.rsa)),
                valid("ES256", mint.good("ES256", "ec").signedBy(mint.ec)),
                valid("EdDSA", mint.good("EdDSA", "ed").signedBy(mint.ed)),
                valid(
                        "RS256 by a key with the exponent 3",
                        mint.good("RS256", "three").signedBy(mint.three)));
    }

    private List<TokenCase> none() {
        List<TokenCase> cases = new ArrayList<>();
        for (String name : List.of("none", "None", "NONE", "nOnE", "none ", " none", "none\u0000", "null", "")) {
            Jws token = mint.good().header("alg", name);
            String shown = "alg " + Json.createValue(name);
            cases.add(hostile("AlgNone", shown + ", no signature", JwtReason.JWT_ALGORITHM, token.unsigned()));
            cases.add(hostile("AlgNone", shown + ", signed by RS256", JwtReason.JWT_ALGORITHM, mint.signed(token)));
        }
        return cases;
    }

    /** HMAC with what everybody knows (CVE-2015-9235, CVE-2016-10555). */
    private List<TokenCase> confusion() {
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("PEM", ascii(Mint.pem(mint.rsa.getPublic())));
        secrets.put("PEM and a line end", ascii(Mint.pem(mint.rsa.getPublic()) + "\n"));
        secrets.put("PEM with CRLF", ascii(Mint.pem(mint.rsa.getPublic()).replace("\n", "\r\n")));
        secrets.put("DER", mint.rsa.getPublic().getEncoded());
        secrets.put(
                "JWK",
                ascii(Jwk.of(mint.rsa.getPublic()).withKeyId("rsa").toJson().toString()));
        secrets.put(
                "modulus", ((RSAPublicKey) mint.rsa.getPublic()).getModulus().toByteArray());
        secrets.put("thumbprint", ascii(Jwk.of(mint.rsa.getPublic()).thumbprint()));
        secrets.put("zero octet", new byte[1]);
        List<TokenCase> cases = new ArrayList<>();
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            secrets.forEach((name, secret) -> cases.add(hostile(
                    "KeyConfusion",
                    algorithm + " with the public key's " + name,
                    JwtReason.JWT_ALGORITHM,
                    mac(mint.good().header("alg", algorithm), secret))));
        }
        return cases;
    }

    private List<TokenCase> unlisted() {
        List<TokenCase> cases = new ArrayList<>();
        for (String name : List.of(
                "RS1",
                "RS384",
                "RS512",
                "PS384",
                "PS512",
                "ES384",
                "ES512",
                "ES256K",
                "HS256",
                "rs256",
                "RS256 ",
                "dir",
                "RSA1_5",
                "SHA256withRSA",
                "ML-DSA-44")) {
            cases.add(hostile(
                    "AlgNotListed",
                    "alg " + name + ", signed by RS256",
                    JwtReason.JWT_ALGORITHM,
                    mint.signed(mint.good().header("alg", name))));
        }
        Map<String, JsonValue> odd = new LinkedHashMap<>();
        odd.put("a number", Json.createValue(256));
        odd.put("an array", Json.createArrayBuilder().add("RS256").build());
        odd.put("an object", JsonValue.EMPTY_JSON_OBJECT);
        odd.put("true", JsonValue.TRUE);
        odd.forEach((name, value) -> cases.add(hostile(
                "AlgNotListed",
                "alg is " + name,
                JwtReason.JWT_ALGORITHM,
                mint.signed(mint.good().header("alg", value)))));
        cases.add(hostile(
                "AlgNotListed",
                "no alg",
                JwtReason.JWT_ALGORITHM,
                mint.signed(mint.good().header("alg", JsonValue.NULL))));
        cases.add(hostile(
                "AlgNotListed",
                "alg is null",
                JwtReason.JWT_ALGORITHM,
                mint.signed(new Jws(
                        mint.good().header().replace("\"RS256\"", "null"),
                        mint.good().claims()))));
        return cases;
    }

    private List<TokenCase> others() {
        JwtReason reason = JwtReason.JWT_ALGORITHM_OF_KEY;
        String flag = "AlgNotOfKey";
        return List.of(
                hostile(
                        flag,
                        "RS256 with a key for ES256",
                        reason,
                        mint.good("RS256", "ec").signedBy(mint.rsa)),
                hostile(
                        flag,
                        "ES256 with a key for RSA",
                        reason,
                        mint.good("ES256", "rsa").signedBy(mint.ec)),
                hostile(flag, "ES256 with a key on P-384", JwtReason.JWT_KEY_UNKNOWN, p384()),
                hostile(
                        flag,
                        "EdDSA with a key for RSA",
                        reason,
                        mint.good("EdDSA", "rsa").signedBy(mint.ed)),
                hostile(
                        flag,
                        "ES256 with a key for EdDSA",
                        reason,
                        mint.good("ES256", "ed").signedBy(mint.ec)),
                hostile(
                        flag,
                        "PS256 with a key for RS256",
                        reason,
                        mint.good("PS256", "rs256").signedBy(mint.rsa)),
                hostile(
                        flag,
                        "RS256 with a key for PS256",
                        reason,
                        mint.good("RS256", "ps256").signedBy(mint.rsa)),
                hostile(
                        flag,
                        "RS256 with a key for encryption",
                        JwtReason.JWT_KEY_UNKNOWN,
                        mint.good("RS256", "enc").signedBy(mint.stranger)));
    }

    private String p384() {
        Jws token = mint.good("ES256", "ec384");
        return Mint.with(token, Mint.sign("SHA256withECDSAinP1363Format", TestKeys.P_384, Mint.content(token)));
    }

    private static String mac(Jws token, byte[] secret) {
        String algorithm = token.header().contains("HS256")
                ? "HmacSHA256"
                : token.header().contains("HS384") ? "HmacSHA384" : "HmacSHA512";
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return Mint.with(token, mac.doFinal(ascii(Mint.content(token))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
