package org.secf.oauth.mint;

import static org.secf.oauth.mint.TokenCase.hostile;
import static org.secf.oauth.mint.TokenCase.valid;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secf.jwt.JwtReason;
import org.secf.oauth.testing.Jws;

/** Signatures by RSA that are almost right: blocks that a careless reader takes (RFC 8017 §8.2.2 note 2), made by the right key or, where the exponent is 3, by none. */
record RsaFaults(Mint mint) {

    private static final int OCTETS = 256;
    private static final String SHA256 = "3031300d060960864801650304020105000420";
    private static final String WITHOUT_NULL = "302f300b0609608648016503040201" + "0420";
    private static final String SHA1 = "3021300906052b0e03021a05000414";
    private static final String SHA384 = "3041300d060960864801650304020205000430";
    private static final String LONG_LENGTH = "30813130" + "0d060960864801650304020105000420";
    private static final String NUMBER_FOR_NULL = "3032300e06096086480165030402010201" + "00" + "0420";

    List<TokenCase> all() {
        Jws token = mint.good();
        List<TokenCase> cases = new ArrayList<>();
        blocks(token).forEach((name, block) -> cases.add(refused(name, Mint.with(token, Mint.raw(mint.rsa, block)))));
        // RFC 8017 §A.2.4: a verifier takes both, and nobody can choose an octet by it.
        byte[] withoutNull = padded(1, Mint.joined(hex(WITHOUT_NULL), Mint.sha256(token)));
        cases.add(valid("RS256 without the NULL of SHA-256", Mint.with(token, Mint.raw(mint.rsa, withoutNull))));
        cases.addAll(lengths(token));
        cases.addAll(salts(mint.good("PS256", "rsa")));
        cases.add(refused("a cube root that nobody needed a key for", cubeRoot(mint.good("RS256", "three"))));
        cases.add(refused("the number 1 with the exponent 3", one(mint.good("RS256", "three"))));
        return cases;
    }

    private static TokenCase refused(String comment, String token) {
        return hostile("RsaForgery", comment, JwtReason.JWT_SIGNATURE, token);
    }

    private static Map<String, byte[]> blocks(Jws token) {
        byte[] hash = Mint.sha256(token);
        byte[] info = Mint.joined(hex(SHA256), hash);
        byte[] short8 = Mint.joined(hex("0001"), Mint.filled(8, 0xff), hex("00"), info);
        Map<String, byte[]> blocks = new LinkedHashMap<>();
        blocks.put("garbage behind the digest", Mint.joined(short8, Mint.filled(OCTETS - short8.length, 0xa5)));
        blocks.put("zeros behind the digest", Arrays.copyOf(short8, OCTETS));
        blocks.put("a number for NULL", padded(1, Mint.joined(hex(NUMBER_FOR_NULL), hash)));
        blocks.put("a length in two octets", padded(1, Mint.joined(hex(LONG_LENGTH), hash)));
        blocks.put("the digest alone", padded(1, hash));
        blocks.put("a digest of 31 octets", padded(1, Mint.joined(hex(SHA256), Arrays.copyOf(hash, 31))));
        blocks.put("no digest", padded(1, hex(SHA256)));
        blocks.put("SHA-1", padded(1, Mint.joined(hex(SHA1), Mint.digest("SHA-1", Mint.content(token)))));
        blocks.put("SHA-384", padded(1, Mint.joined(hex(SHA384), Mint.digest("SHA-384", Mint.content(token)))));
        blocks.put("SHA-384's name with a digest of SHA-256", padded(1, Mint.joined(hex(SHA384), hash)));
        blocks.put("block type 2", padded(2, info));
        blocks.put("block type 0", padded(0, info));
        blocks.put("padding that is not ones", Mint.flipped(padded(1, info), 100));
        blocks.put("a padding of zeros", zeros(info));
        blocks.put("no zero before the digest", Mint.flipped(padded(1, info), OCTETS - info.length - 1));
        return blocks;
    }

    private static byte[] padded(int type, byte[] info) {
        return Mint.joined(new byte[] {0, (byte) type}, Mint.filled(OCTETS - 3 - info.length, 0xff), new byte[1], info);
    }

    private static byte[] zeros(byte[] info) {
        return Mint.joined(new byte[] {0, 1}, new byte[OCTETS - 2 - info.length], info);
    }

    private List<TokenCase> lengths(Jws token) {
        byte[] good = Mint.sign("SHA256withRSA", mint.rsa, Mint.content(token));
        BigInteger modulus = ((RSAPublicKey) mint.rsa.getPublic()).getModulus();
        return List.of(
                refused("no signature", token.unsigned()),
                refused("one octet too short", Mint.with(token, Arrays.copyOf(good, OCTETS - 1))),
                refused("one octet too long", Mint.with(token, Arrays.copyOf(good, OCTETS + 1))),
                refused("a zero in front", Mint.with(token, Mint.joined(new byte[1], good))),
                refused("twice", Mint.with(token, Mint.joined(good, good))),
                refused("zero", Mint.with(token, new byte[OCTETS])),
                refused("one", Mint.with(token, Mint.fixed(BigInteger.ONE, OCTETS))),
                refused("the modulus", Mint.with(token, Mint.fixed(modulus, OCTETS))),
                refused("the modulus less one", Mint.with(token, Mint.fixed(modulus.subtract(BigInteger.ONE), OCTETS))),
                refused(
                        "the modulus added",
                        Mint.with(token, Mint.fixed(new BigInteger(1, good).add(modulus), OCTETS + 1))),
                refused("all ones", Mint.with(token, Mint.filled(OCTETS, 0xff))),
                refused("the first octet changed", Mint.with(token, Mint.flipped(good, 0))),
                refused("the last octet changed", Mint.with(token, Mint.flipped(good, OCTETS - 1))),
                refused("by another key", token.signedBy(mint.stranger)),
                refused("a leading zero left out", shortened()));
    }

    /** A right signature that begins with a zero, without that. */
    private String shortened() {
        for (int i = 0; ; i++) {
            Jws token = mint.good().claim("pad", i);
            byte[] signature = Mint.sign("SHA256withRSA", mint.rsa, Mint.content(token));
            if (signature[0] == 0) {
                return Mint.with(token, Arrays.copyOfRange(signature, 1, OCTETS));
            }
        }
    }

    private List<TokenCase> salts(Jws token) {
        List<TokenCase> cases = new ArrayList<>();
        for (int salt : List.of(0, 20, 31, 33, 48, 64, 222)) {
            cases.add(refused("PS256, salt of " + salt, pss(token, MGF1ParameterSpec.SHA256, salt)));
        }
        cases.add(refused("PS256, mask by SHA-1", pss(token, MGF1ParameterSpec.SHA1, 32)));
        cases.add(refused("PS256, mask by SHA-384", pss(token, MGF1ParameterSpec.SHA384, 32)));
        cases.add(refused("PS256 for RS256", pss(mint.good(), MGF1ParameterSpec.SHA256, 32)));
        cases.add(refused("RS256 for PS256", token.signedBy(mint.rsa, "RS256")));
        return cases;
    }

    private String pss(Jws token, MGF1ParameterSpec mask, int salt) {
        PSSParameterSpec parameters = new PSSParameterSpec("SHA-256", "MGF1", mask, salt, 1);
        return Mint.with(token, Mint.sign("RSASSA-PSS", mint.rsa, Mint.content(token), parameters));
    }

    /** Bleichenbacher's: the third power begins as a block should, and nobody looks behind the digest. */
    private static String cubeRoot(Jws token) {
        byte[] begin = Mint.joined(hex("0001"), Mint.filled(8, 0xff), hex("00"), hex(SHA256), Mint.sha256(token));
        BigInteger least = new BigInteger(1, Arrays.copyOf(begin, OCTETS));
        BigInteger root = BigInteger.ZERO;
        for (int bit = 700; bit >= 0; bit--) {
            BigInteger larger = root.setBit(bit);
            root = larger.pow(3).compareTo(least) < 0 ? larger : root;
        }
        root = root.add(BigInteger.ONE);
        byte[] power = Mint.fixed(root.pow(3), OCTETS);
        if (!Arrays.equals(Arrays.copyOf(power, begin.length), begin)) {
            throw new AssertionError("no root of such a block");
        }
        return Mint.with(token, Mint.fixed(root, OCTETS));
    }

    private static String one(Jws token) {
        return Mint.with(token, Mint.fixed(BigInteger.ONE, OCTETS));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
