package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.jwt.JwtReason;
import org.secf.keys.Jwk;
import org.secf.oauth.testing.Jws;

/** Signatures by elliptic curves that are none: numbers out of range, other encodings, other lengths (RFC 7518 §3.4, RFC 8032 §5.1.7). */
record CurveFaults(Mint mint) {

    private static final BigInteger ORDER_OF_25519 =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger N = CraftedKey.N;

    List<TokenCase> all() {
        List<TokenCase> cases = new ArrayList<>();
        cases.addAll(numbers());
        cases.addAll(encodings());
        cases.addAll(crafted());
        cases.addAll(edwards());
        return cases;
    }

    private Jws token() {
        return mint.good("ES256", "ec");
    }

    private static TokenCase refused(String comment, Jws token, byte[] signature) {
        return hostile("EcdsaForgery", comment, JwtReason.JWT_SIGNATURE, Mint.with(token, signature));
    }

    /** CVE-2022-21449 and its like. */
    private List<TokenCase> numbers() {
        Map<String, BigInteger> numbers = new LinkedHashMap<>();
        numbers.put("0", BigInteger.ZERO);
        numbers.put("1", BigInteger.ONE);
        numbers.put("n-1", N.subtract(BigInteger.ONE));
        numbers.put("n", N);
        numbers.put("n+1", N.add(BigInteger.ONE));
        numbers.put("2^256-1", BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        List<TokenCase> cases = new ArrayList<>();
        numbers.forEach((r, first) -> numbers.forEach((s, second) -> cases.add(
                refused("r=" + r + ", s=" + s, token(), Mint.joined(Mint.fixed(first, 32), Mint.fixed(second, 32))))));
        byte[] good = Mint.sign("SHA256withECDSAinP1363Format", mint.ec, Mint.content(token()));
        byte[] r = Arrays.copyOf(good, 32);
        byte[] s = Arrays.copyOfRange(good, 32, 64);
        cases.add(refused("r right, s=0", token(), Mint.joined(r, new byte[32])));
        cases.add(refused("r=0, s right", token(), Mint.joined(new byte[32], s)));
        cases.add(refused("r and s the other way round", token(), Mint.joined(s, r)));
        cases.add(refused("r negative", token(), Mint.joined(Mint.fixed(new BigInteger(1, r).negate(), 32), s)));
        return cases;
    }

    private List<TokenCase> encodings() {
        Jws token = token();
        String content = Mint.content(token);
        byte[] good = Mint.sign("SHA256withECDSAinP1363Format", mint.ec, content);
        byte[] r = Arrays.copyOf(good, 32);
        byte[] s = Arrays.copyOfRange(good, 32, 64);
        return List.of(
                refused("DER", token, Mint.sign("SHA256withECDSA", mint.ec, content)),
                refused("DER of nothing", token, new byte[] {0x30, 0}),
                refused("DER of two zeros", token, new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}),
                refused("no signature", token, new byte[0]),
                refused("one octet", token, new byte[1]),
                refused("r alone", token, r),
                refused("63 octets", token, Arrays.copyOf(good, 63)),
                refused("65 octets", token, Arrays.copyOf(good, 65)),
                refused("66 octets, with zeros in front", token, Mint.joined(new byte[1], r, new byte[1], s)),
                refused("96 octets, as of P-384", token, Mint.joined(new byte[16], r, new byte[16], s)),
                refused("the first octet changed", token, Mint.flipped(good, 0)),
                refused("the last octet changed", token, Mint.flipped(good, 63)),
                refused("over SHA-384", token, Mint.sign("SHA384withECDSAinP1363Format", mint.ec, content)),
                refused("over SHA-512", token, Mint.sign("SHA512withECDSAinP1363Format", mint.ec, content)));
    }

    private List<TokenCase> crafted() {
        Jws token = mint.good("ES256", "crafted");
        CraftedKey crafted = CraftedKey.of(Mint.sha256(token));
        mint.publish(Jwk.of(crafted.key()).withKeyId("crafted"));
        byte[] r = Mint.fixed(crafted.r(), 32);
        return List.of(
                valid(
                        "ES256 with s=1, by a key made for that",
                        Mint.with(token, Mint.joined(r, Mint.fixed(BigInteger.ONE, 32)))),
                refused("s right, and n added", token, Mint.joined(r, Mint.fixed(N.add(BigInteger.ONE), 32))));
    }

    private List<TokenCase> edwards() {
        Jws token = mint.good("EdDSA", "ed");
        byte[] good = Mint.sign("Ed25519", mint.ed, Mint.content(token));
        byte[] r = Arrays.copyOf(good, 32);
        BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(good, 32, 64)));
        byte[] larger = reversed(Mint.fixed(s.add(ORDER_OF_25519), 32));
        byte[] identity = new byte[32];
        identity[0] = 1;
        return List.of(
                eddsa("the order added to S", Mint.joined(r, larger)),
                eddsa("63 octets", Arrays.copyOf(good, 63)),
                eddsa("65 octets", Arrays.copyOf(good, 65)),
                eddsa("zero", new byte[64]),
                eddsa("R the identity, S zero", Mint.joined(identity, new byte[32])),
                eddsa("R no point", Mint.joined(Mint.filled(32, 0xff), Arrays.copyOfRange(good, 32, 64))),
                eddsa("S all ones", Mint.joined(r, Mint.filled(32, 0xff))),
                eddsa("the first octet changed", Mint.flipped(good, 0)),
                eddsa("the last octet changed", Mint.flipped(good, 63)));
    }

    private TokenCase eddsa(String comment, byte[] signature) {
        return hostile(
                "EddsaForgery",
                "EdDSA: " + comment,
                JwtReason.JWT_SIGNATURE,
                Mint.with(mint.good("EdDSA", "ed"), signature));
    }

    private static byte[] reversed(byte[] octets) {
        byte[] made = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            made[i] = octets[octets.length - 1 - i];
        }
        return made;
    }
}
