package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.secf.jwt.JwtReason;
import org.secf.keys.Jwk;
import org.secf.keys.SealReason;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestKeys;
import org.secf.openid.provider.IdTokenReason;

/** ID tokens that are encrypted to us (RFC 7516, RFC 8725 §3), or to somebody else, or to nobody. */
record SealedFaults(Mint mint, KeyPair opener, KeyPair agreeing) {

    private static final String RSA = "\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"ours\"";
    private static final String JWT = ",\"cty\":\"JWT\"";

    List<TokenCase> all() {
        List<TokenCase> cases = new ArrayList<>();
        cases.add(valid("RSA-OAEP-256", sealed(RSA + JWT).compact()));
        cases.add(valid(
                "RSA-OAEP-256, typ JWT", sealed(RSA + JWT + ",\"typ\":\"JWT\"").compact()));
        cases.addAll(inside());
        cases.addAll(changed());
        cases.addAll(headers());
        cases.addAll(algorithms());
        cases.addAll(new AgreedFaults(inner(mint.good()), agreeing).all());
        return cases;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] inner(Jws token) {
        return ascii(mint.signed(token));
    }

    private Envelope sealed(String members) {
        return sealed(members, inner(mint.good()));
    }

    private Envelope sealed(String members, byte[] content) {
        byte[] key = Envelope.random(32);
        return Envelope.of("{" + members + "}", key, Envelope.oaep(opener.getPublic(), key), content);
    }

    /** CVE-2026-29000: what is encrypted is not therefore signed. */
    private List<TokenCase> inside() {
        Jws none = mint.good().header("alg", "none");
        String once = sealed(RSA + JWT).compact();
        return List.of(
                hostile("Nested", "not encrypted", IdTokenReason.ID_TOKEN_PLAIN, mint.signed(mint.good())),
                hostile(
                        "Nested",
                        "alg none inside",
                        JwtReason.JWT_ALGORITHM,
                        sealed(RSA + JWT, ascii(none.unsigned())).compact()),
                hostile(
                        "Nested",
                        "alg none inside, and a signature",
                        JwtReason.JWT_ALGORITHM,
                        sealed(RSA + JWT, inner(none)).compact()),
                hostile(
                        "Nested",
                        "claims inside that nobody signed",
                        JwtReason.JWT_MALFORMED,
                        sealed(RSA + JWT, ascii(mint.good().claims())).compact()),
                hostile(
                        "Nested",
                        "signed by another inside",
                        JwtReason.JWT_SIGNATURE,
                        sealed(RSA + JWT, ascii(mint.good().signedBy(mint.stranger)))
                                .compact()),
                hostile(
                        "Nested",
                        "signed by the key that it is encrypted to",
                        JwtReason.JWT_SIGNATURE,
                        sealed(RSA + JWT, ascii(mint.good().signedBy(opener, "RS256")))
                                .compact()),
                hostile(
                        "Nested",
                        "encrypted twice",
                        JwtReason.JWT_ENCRYPTED,
                        sealed(RSA + JWT, ascii(once)).compact()),
                hostile(
                        "Nested",
                        "nothing inside",
                        JwtReason.JWT_MALFORMED,
                        sealed(RSA + JWT, new byte[0]).compact()),
                hostile(
                        "Nested",
                        "octets inside that are no text",
                        JwtReason.JWT_MALFORMED,
                        sealed(RSA + JWT, Mint.filled(64, 0xff)).compact()),
                hostile(
                        "Nested",
                        "no cty",
                        SealReason.SEAL_CONTENT_TYPE,
                        sealed(RSA).compact()),
                hostile(
                        "Nested",
                        "cty json",
                        SealReason.SEAL_CONTENT_TYPE,
                        sealed(RSA + ",\"cty\":\"json\"").compact()),
                hostile(
                        "Nested",
                        "typ of another purpose",
                        SealReason.SEAL_TYPE,
                        sealed(RSA + JWT + ",\"typ\":\"secf-secret\"").compact()));
    }

    private List<TokenCase> changed() {
        Envelope good = sealed(RSA + JWT);
        List<TokenCase> cases = new ArrayList<>();
        for (int octet = 0; octet < 16; octet++) {
            cases.add(hostile(
                    "Tag",
                    "octet " + octet + " of the tag changed",
                    SealReason.SEAL_BROKEN,
                    good.withTagChanged(octet).compact()));
            cases.add(hostile("Tag", "a tag of " + octet + " octets", SealReason.SEAL_MALFORMED, good.compact(octet)));
        }
        cases.add(hostile(
                "Changed",
                "the content changed",
                SealReason.SEAL_BROKEN,
                good.withContentChanged().compact()));
        cases.add(hostile(
                "Changed",
                "the vector changed",
                SealReason.SEAL_BROKEN,
                good.withVector(Envelope.random(12)).compact()));
        for (int length : List.of(0, 1, 8, 11, 13, 16)) {
            byte[] key = Envelope.random(32);
            String made = length == 0
                    ? good.withVector(new byte[0]).compact()
                    : Envelope.of(
                                    "{" + RSA + JWT + "}",
                                    key,
                                    Envelope.oaep(opener.getPublic(), key),
                                    inner(mint.good()),
                                    Envelope.random(length))
                            .compact();
            cases.add(hostile("Vector", "a vector of " + length + " octets", SealReason.SEAL_MALFORMED, made));
        }
        cases.add(hostile(
                "Changed",
                "the key changed",
                SealReason.SEAL_BROKEN,
                good.withKey(Mint.flipped(good.encryptedKey(), 255)).compact()));
        cases.add(hostile(
                "Changed",
                "the key of another message",
                SealReason.SEAL_BROKEN,
                good.withKey(sealed(RSA + JWT).encryptedKey()).compact()));
        cases.add(hostile(
                "Changed",
                "no key",
                SealReason.ENCRYPTED_KEY,
                good.withKey(new byte[0]).compact()));
        cases.add(hostile(
                "Changed",
                "a key of one octet",
                SealReason.SEAL_BROKEN,
                good.withKey(new byte[1]).compact()));
        cases.add(hostile(
                "Changed",
                "a key of zeros",
                SealReason.SEAL_BROKEN,
                good.withKey(new byte[256]).compact()));
        cases.add(hostile(
                "Changed",
                "a space more in the header",
                SealReason.SEAL_BROKEN,
                good.withHeader("{" + RSA + JWT + " }").compact()));
        cases.add(hostile(
                "Changed",
                "a parameter more in the header",
                SealReason.SEAL_BROKEN,
                good.withHeader("{" + RSA + JWT + ",\"a\":1}").compact()));
        cases.add(hostile("Changed", "a key of 128 bits for A256GCM", SealReason.SEAL_BROKEN, shortKey(16)));
        cases.add(hostile("Changed", "a key of 192 bits for A256GCM", SealReason.SEAL_BROKEN, shortKey(24)));
        return cases;
    }

    private String shortKey(int octets) {
        byte[] key = Envelope.random(octets);
        return Envelope.of("{" + RSA + JWT + "}", key, Envelope.oaep(opener.getPublic(), key), inner(mint.good()))
                .compact();
    }

    private List<TokenCase> headers() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("\"p2c\":2147483647", "JWE_PARAMETER");
        members.put("\"p2s\":\"AAAAAAAAAAA\"", "JWE_PARAMETER");
        members.put("\"b64\":false", "JWE_PARAMETER");
        members.put("\"iv\":\"AAAAAAAAAAAAAAAA\"", "JWE_PARAMETER");
        members.put("\"tag\":\"AAAAAAAAAAAAAAAAAAAAAA\"", "JWE_PARAMETER");
        members.put("\"crit\":[\"urn:example:odd\"]", "JWE_CRITICAL");
        members.put("\"crit\":[]", "JWE_CRITICAL");
        members.put("\"crit\":null", "JWE_CRITICAL");
        members.put("\"zip\":\"GZ\"", "JWE_COMPRESSED");
        members.put("\"zip\":null", "JWE_COMPRESSED");
        members.put("\"kid\":\"ours\"", "SEAL_MALFORMED");
        members.put("\"enc\":\"A256GCM\"", "SEAL_MALFORMED");
        List<TokenCase> cases = new ArrayList<>();
        members.forEach((member, reason) -> cases.add(hostile(
                "Header",
                member + " more",
                SealReason.valueOf(reason),
                sealed(RSA + JWT + "," + member).compact())));
        byte[] bomb = deflated(new byte[4_000_000]);
        cases.add(hostile(
                "Bomb",
                "four million zeros",
                SealReason.JWE_COMPRESSED,
                sealed(RSA + JWT + ",\"zip\":\"DEF\"", bomb).compact()));
        cases.add(hostile(
                "Bomb",
                "a right token, compressed",
                SealReason.JWE_COMPRESSED,
                sealed(RSA + JWT + ",\"zip\":\"DEF\"", deflated(inner(mint.good())))
                        .compact()));
        String others = RSA.replace("\"ours\"", "\"theirs\"");
        cases.add(hostile(
                "Header",
                "kid of another",
                SealReason.KEY_ID_UNKNOWN,
                sealed(others + JWT).compact()));
        cases.add(hostile(
                "Header",
                "no kid",
                SealReason.KEY_ID_MISSING,
                sealed(RSA.replace(",\"kid\":\"ours\"", "") + JWT).compact()));
        cases.add(hostile(
                "Header",
                "kid of the key for agreement",
                SealReason.JWE_ALGORITHM,
                sealed(RSA.replace("ours", "agreeing") + JWT).compact()));
        cases.add(hostile(
                "Header",
                "deep",
                SealReason.SEAL_MALFORMED,
                sealed(RSA + JWT + ",\"a\":" + "[".repeat(4000) + "]".repeat(4000))
                        .compact()));
        return cases;
    }

    private List<TokenCase> algorithms() {
        List<TokenCase> cases = new ArrayList<>();
        for (String name : List.of(
                "RSA-OAEP",
                "RSA-OAEP-384",
                "RSA-OAEP-512",
                "dir",
                "A256KW",
                "A256GCMKW",
                "PBES2-HS512+A256KW",
                "PBES2-HS256+A128KW",
                "none",
                "rsa-oaep-256",
                "RS256",
                "")) {
            cases.add(hostile(
                    "JweAlgorithm",
                    "alg " + name,
                    SealReason.JWE_ALGORITHM,
                    sealed(RSA.replace("RSA-OAEP-256", name) + JWT).compact()));
        }
        for (String name :
                List.of("A128GCM", "A192GCM", "A128CBC-HS256", "A256CBC-HS512", "XC20P", "none", "a256gcm", "")) {
            cases.add(hostile(
                    "JweAlgorithm",
                    "enc " + name,
                    SealReason.JWE_ALGORITHM,
                    sealed(RSA.replace("A256GCM", name) + JWT).compact()));
        }
        byte[] key = Envelope.random(32);
        cases.add(hostile(
                "JweAlgorithm",
                "RSA1_5",
                SealReason.JWE_ALGORITHM,
                Envelope.of(
                                "{" + RSA.replace("RSA-OAEP-256", "RSA1_5") + JWT + "}",
                                key,
                                Envelope.pkcs1(opener.getPublic(), key),
                                inner(mint.good()))
                        .compact()));
        cases.add(hostile(
                "JweAlgorithm",
                "RSA1_5's padding by the name of RSA-OAEP-256",
                SealReason.SEAL_BROKEN,
                Envelope.of("{" + RSA + JWT + "}", key, Envelope.pkcs1(opener.getPublic(), key), inner(mint.good()))
                        .compact()));
        String passwords =
                RSA.replace("RSA-OAEP-256", "PBES2-HS512+A256KW") + ",\"p2c\":2147483647,\"p2s\":\"AAAAAAAAAAA\"" + JWT;
        cases.add(hostile(
                "JweAlgorithm",
                "PBES2, p2c 2147483647",
                SealReason.JWE_ALGORITHM,
                sealed(passwords).compact()));
        for (int octets : List.of(16, 24, 32)) {
            cases.add(hostile(
                    "JweAlgorithm",
                    "dir with " + 8 * octets + " bits of the public key",
                    SealReason.JWE_ALGORITHM,
                    direct(octets)));
        }
        return cases;
    }

    private String direct(int octets) {
        byte[] secret = java.util.Arrays.copyOf(opener.getPublic().getEncoded(), octets);
        return Envelope.of(
                        "{" + RSA.replace("RSA-OAEP-256", "dir") + JWT + "}", secret, new byte[0], inner(mint.good()))
                .compact();
    }

    private static byte[] deflated(byte[] octets) {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(made, new Deflater(9, true))) {
            out.write(octets);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return made.toByteArray();
    }

    /** Agreement of keys (RFC 7518 §4.6): the sender's key, and what both say of themselves. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record AgreedFaults(byte[] inner, KeyPair recipient) {

        private static final String EC = "\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"kid\":\"agreeing\"";

        List<TokenCase> all() {
            KeyPair once = TestKeys.ec("secp256r1");
            String epk = Jwk.of(once.getPublic()).toJson().toString();
            List<TokenCase> cases = new ArrayList<>();
            cases.add(valid("ECDH-ES", made(once, epk, false, "")));
            cases.add(
                    valid("ECDH-ES with apu and apv", made(once, epk, true, ",\"apu\":\"QWxpY2U\",\"apv\":\"Qm9i\"")));
            cases.add(hostile(
                    "PartyInfo",
                    "apu that was not agreed on",
                    SealReason.SEAL_BROKEN,
                    made(once, epk, false, ",\"apu\":\"QWxpY2U\"")));
            cases.add(hostile(
                    "PartyInfo",
                    "apv that was not agreed on",
                    SealReason.SEAL_BROKEN,
                    made(once, epk, false, ",\"apv\":\"Qm9i\"")));
            cases.add(hostile(
                    "PartyInfo",
                    "apu and apv the other way round",
                    SealReason.SEAL_BROKEN,
                    made(once, epk, true, ",\"apu\":\"Qm9i\",\"apv\":\"QWxpY2U\"")));
            cases.add(hostile(
                    "PartyInfo", "apu is a number", SealReason.SEAL_MALFORMED, made(once, epk, false, ",\"apu\":1")));
            keys(once, epk)
                    .forEach((name, key) -> cases.add(hostile(
                            "EphemeralKey", "epk " + name, SealReason.EPHEMERAL_KEY, made(once, key, false, ""))));
            cases.add(hostile(
                    "EphemeralKey",
                    "epk of another message",
                    SealReason.SEAL_BROKEN,
                    made(
                            once,
                            Jwk.of(TestKeys.ec("secp256r1").getPublic())
                                    .toJson()
                                    .toString(),
                            false,
                            "")));
            cases.add(hostile(
                    "EphemeralKey",
                    "epk is the recipient's own",
                    SealReason.SEAL_BROKEN,
                    made(once, Jwk.of(recipient.getPublic()).toJson().toString(), false, "")));
            return cases;
        }

        private static Map<String, String> keys(KeyPair once, String epk) {
            byte[] y = org.secf.keys.Base64Url.decode(epk.replaceFirst(".*\"y\":\"([^\"]*)\".*", "$1"))
                    .orElseThrow();
            String other = org.secf.keys.Base64Url.encode(Mint.flipped(y, 31));
            String zero = org.secf.keys.Base64Url.encode(new byte[32]);
            Map<String, String> keys = new LinkedHashMap<>();
            keys.put("off the curve", epk.replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + other + "\""));
            keys.put(
                    "at zero",
                    epk.replaceFirst("\"x\":\"[^\"]*\"", "\"x\":\"" + zero + "\"")
                            .replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + zero + "\""));
            keys.put("off the curve, with y zero", epk.replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + zero + "\""));
            keys.put("on P-384", Jwk.of(TestKeys.P_384.getPublic()).toJson().toString());
            keys.put("that says P-384", epk.replace("P-256", "P-384"));
            keys.put("that says nothing of its curve", epk.replace("\"crv\":\"P-256\",", ""));
            keys.put("of RSA", Jwk.of(TestKeys.RSA.getPublic()).toJson().toString());
            keys.put(
                    "with its private half",
                    epk.replace(
                            "{",
                            "{\"d\":\""
                                    + org.secf.keys.Base64Url.encode(Mint.fixed(
                                            ((java.security.interfaces.ECPrivateKey) once.getPrivate()).getS(), 32))
                                    + "\","));
            keys.put("empty", "{}");
            return keys;
        }

        /** Whatever the header says. */
        private String made(KeyPair once, String epk, boolean isByNames, String members) {
            byte[] key = Envelope.agreed(once, recipient.getPublic(), isByNames ? "Alice" : "", isByNames ? "Bob" : "");
            String header = "{" + EC + JWT + ",\"epk\":" + epk + members + "}";
            return Envelope.of(header, key, new byte[0], inner).compact();
        }
    }
}
