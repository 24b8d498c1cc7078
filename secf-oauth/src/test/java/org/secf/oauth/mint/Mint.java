package org.secf.oauth.mint;

import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secf.keys.Base64Url;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.oauth.testing.Jws;
import org.secf.oauth.testing.TestKeys;

/** The issuer's keys of one group, and every way to sign by them, right and wrong. */
final class Mint {

    final KeyPair rsa = TestKeys.rsa(2048);
    final KeyPair ec = TestKeys.ec("secp256r1");
    final KeyPair ed = TestKeys.ED25519;
    final KeyPair stranger = TestKeys.rsa(2048);
    final KeyPair three = lowExponent();

    private final TokenKind kind;
    private final List<JsonObject> published = new ArrayList<>();

    Mint(TokenKind kind) {
        this.kind = kind;
        publish(Jwk.of(rsa.getPublic()).withKeyId("rsa"));
        publish(Jwk.of(rsa.getPublic()).withKeyId("rs256").with(JwkUse.SIGNATURE, "RS256"));
        publish(Jwk.of(rsa.getPublic()).withKeyId("ps256").with(JwkUse.SIGNATURE, "PS256"));
        publish(Jwk.of(ec.getPublic()).withKeyId("ec"));
        publish(Jwk.of(TestKeys.P_384.getPublic()).withKeyId("ec384"));
        publish(Jwk.of(ed.getPublic()).withKeyId("ed"));
        publish(Jwk.of(three.getPublic()).withKeyId("three"));
        publish(Jwk.of(stranger.getPublic()).withKeyId("enc").with(JwkUse.ENCRYPTION, "RSA-OAEP-256"));
    }

    TokenKind kind() {
        return kind;
    }

    Jws good() {
        return kind.good();
    }

    /** By another key and algorithm than {@code rsa} and RS256. */
    Jws good(String algorithm, String keyId) {
        return good().header("alg", algorithm).header("kid", keyId);
    }

    void publish(Jwk key) {
        published.add(key.toJson());
    }

    List<JsonObject> published() {
        return published;
    }

    /** By the right key, whatever it says. */
    String signed(Jws token) {
        return token.signedBy(rsa, "RS256");
    }

    /** The same of parts in any spelling. */
    String signed(String header, String claims) {
        String content = header + "." + claims;
        return content + "." + Base64Url.encode(sign("SHA256withRSA", rsa, content));
    }

    static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String content(Jws token) {
        String unsigned = token.unsigned();
        return unsigned.substring(0, unsigned.length() - 1);
    }

    static String with(Jws token, byte[] signature) {
        return token.unsigned() + Base64Url.encode(signature);
    }

    static byte[] sha256(Jws token) {
        return digest("SHA-256", content(token));
    }

    static byte[] digest(String algorithm, String content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] sign(String algorithm, KeyPair pair, String content, AlgorithmParameterSpec... parameters) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            for (AlgorithmParameterSpec each : parameters) {
                signature.setParameter(each);
            }
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The operation of RSA alone, over any block. */
    static byte[] raw(KeyPair pair, byte[] block) {
        RSAPrivateKey key = (RSAPrivateKey) pair.getPrivate();
        return fixed(new BigInteger(1, block).modPow(key.getPrivateExponent(), key.getModulus()), 256);
    }

    /** A number in that many octets. */
    static byte[] fixed(BigInteger number, int octets) {
        byte[] bytes = number.toByteArray();
        byte[] made = new byte[octets];
        int length = Math.min(bytes.length, octets);
        System.arraycopy(bytes, bytes.length - length, made, octets - length, length);
        return made;
    }

    static byte[] flipped(byte[] octets, int place) {
        byte[] other = octets.clone();
        other[place] ^= 1;
        return other;
    }

    static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        java.nio.ByteBuffer whole = java.nio.ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(whole::put);
        return whole.array();
    }

    static byte[] filled(int length, int octet) {
        byte[] made = new byte[length];
        Arrays.fill(made, (byte) octet);
        return made;
    }

    static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static KeyPair lowExponent() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(3)));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
