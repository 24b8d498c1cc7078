package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.jwt.JwtReason;
import org.secf.keys.Base64Url;
import org.secf.oauth.testing.Jws;

/** Headers and claims that two readers take for different things, or that cost one of them too much (RFC 8259, RFC 8725 §2.4). */
record JsonFaults(Mint mint) {

    List<TokenCase> all() {
        List<TokenCase> cases = new ArrayList<>();
        broken().forEach((name, more) -> {
            cases.add(hostile("Json", "header: " + name, JwtReason.JWT_HEADER_UNREADABLE, withHeader(more)));
            cases.add(hostile("Json", "claims: " + name, JwtReason.JWT_CLAIMS_UNREADABLE, withClaims(more)));
        });
        cases.addAll(octets());
        cases.addAll(harmless());
        return cases;
    }

    private Map<String, String> broken() {
        Map<String, String> whole = new LinkedHashMap<>();
        whole.put("alg twice", ",\"alg\":\"RS256\",\"alg\":\"none\"}");
        whole.put("kid twice", ",\"kid\":\"rsa\",\"kid\":\"rsa\"}");
        whole.put("iss twice", ",\"iss\":\"a\",\"iss\":\"a\"}");
        whole.put("a name twice, once with an escape", ",\"a\":1,\"\\u0061\":1}");
        whole.put("a name twice, inside", ",\"a\":{\"b\":1,\"b\":1}}");
        whole.put("a name twice, inside an array", ",\"a\":[{\"b\":1,\"b\":1}]}");
        whole.put("an empty name twice", ",\"\":1,\"\":1}");
        whole.put("nine levels", ",\"a\":" + "[".repeat(8) + "]".repeat(8) + "}");
        whole.put("a thousand levels", ",\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}");
        whole.put("three hundred levels of objects", ",\"a\":" + "{\"a\":".repeat(300) + "1" + "}".repeat(300) + "}");
        whole.put("brackets that nobody closes", ",\"a\":" + "[".repeat(2000));
        whole.put("NaN", ",\"a\":NaN}");
        whole.put("Infinity", ",\"a\":-Infinity}");
        whole.put("a number in hexadecimal digits", ",\"a\":0x10}");
        whole.put("a number with a zero in front", ",\"a\":01}");
        whole.put("a number with a plus", ",\"a\":+1}");
        whole.put("a number that ends with its point", ",\"a\":1.}");
        whole.put("a number without digits", ",\"a\":-}");
        whole.put("a comma at the end", ",\"a\":1,}");
        whole.put("a comment", ",\"a\":1/* */}");
        whole.put("single quotes", ",'a':1}");
        whole.put("no quotes", ",a:1}");
        whole.put("an end of line within a text", ",\"a\":\"\n\"}");
        whole.put("an escape that is none", ",\"a\":\"\\x41\"}");
        whole.put("an object and another", "}{}");
        whole.put("an object and a bracket", "}]");
        whole.put("an object and a zero octet", "}\u0000");
        whole.put("no end", "");
        return whole;
    }

    private static String opened(String json) {
        return json.substring(0, json.length() - 1);
    }

    private String withHeader(String more) {
        String header = more.contains("\"alg\":") || more.contains("\"kid\":")
                ? "{\"x\":1" + more
                : opened(mint.good().header()) + more;
        return mint.signed(new Jws(header, mint.good().claims()));
    }

    private String withClaims(String more) {
        String claims = more.contains("\"iss\":")
                ? "{\"x\":1" + more
                : opened(mint.good().claims()) + more;
        return mint.signed(new Jws(mint.good().header(), claims));
    }

    private List<TokenCase> octets() {
        List<TokenCase> cases = new ArrayList<>();
        for (String text : List.of("[]", "\"\"", "1", "true", "null", " ", "[{}]", "\ufeff{}")) {
            cases.add(hostile(
                    "Json",
                    "header " + Mint.encoded(text),
                    JwtReason.JWT_HEADER_UNREADABLE,
                    mint.signed(new Jws(text, mint.good().claims()))));
            cases.add(hostile(
                    "Json",
                    "claims " + Mint.encoded(text),
                    JwtReason.JWT_CLAIMS_UNREADABLE,
                    mint.signed(new Jws(mint.good().header(), text))));
        }
        String header = Mint.encoded(mint.good().header());
        String claims = opened(mint.good().claims()) + ",\"a\":\"\u00ff\"}";
        cases.add(hostile(
                "Json",
                "claims in ISO 8859-1",
                JwtReason.JWT_CLAIMS_UNREADABLE,
                mint.signed(header, Base64Url.encode(claims.getBytes(StandardCharsets.ISO_8859_1)))));
        cases.add(hostile(
                "Json",
                "claims in UTF-16",
                JwtReason.JWT_CLAIMS_UNREADABLE,
                mint.signed(header, Base64Url.encode(claims.getBytes(StandardCharsets.UTF_16)))));
        cases.add(hostile(
                "Json",
                "a surrogate in UTF-8",
                JwtReason.JWT_CLAIMS_UNREADABLE,
                mint.signed(
                        header,
                        Base64Url.encode(Mint.joined(
                                (opened(mint.good().claims()) + ",\"a\":\"").getBytes(StandardCharsets.UTF_8),
                                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                                "\"}".getBytes(StandardCharsets.UTF_8))))));
        cases.add(hostile(
                "Json",
                "a slash in two octets",
                JwtReason.JWT_CLAIMS_UNREADABLE,
                mint.signed(
                        header,
                        Base64Url.encode(Mint.joined(
                                (opened(mint.good().claims()) + ",\"a\":\"").getBytes(StandardCharsets.UTF_8),
                                new byte[] {(byte) 0xc0, (byte) 0xaf},
                                "\"}".getBytes(StandardCharsets.UTF_8))))));
        return cases;
    }

    private List<TokenCase> harmless() {
        return List.of(
                valid("claims: eight levels", withClaims(",\"a\":" + "[".repeat(7) + "]".repeat(7) + "}")),
                valid(
                        "claims: a number with a large exponent that nobody asks for",
                        withClaims(",\"a\":1e2147483647}")),
                valid(
                        "claims: a number with a small exponent that nobody asks for",
                        withClaims(",\"a\":1E-2147483647}")),
                valid(
                        "claims: names with other letters of the same look",
                        withClaims(",\"\u0456ss\":\"https://attacker.example\"}")),
                valid(
                        "claims: names in large letters",
                        withClaims(",\"ISS\":\"https://attacker.example\",\"AUD\":\"x\",\"EXP\":0}")),
                valid("claims: prototypes of another language", withClaims(",\"__proto__\":{\"sub\":\"x\"}}")));
    }
}
