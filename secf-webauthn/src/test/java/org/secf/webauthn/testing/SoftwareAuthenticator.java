package org.secf.webauthn.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.Base64Url;

/** One credential of an authenticator in software, which signs whatever it is told to say. */
public final class SoftwareAuthenticator {

    private final KeyPair key;
    private final byte[] id;
    private final String algorithm;

    private SoftwareAuthenticator(KeyPair key, byte[] id, String algorithm) {
        this.key = key;
        this.id = id;
        this.algorithm = algorithm;
    }

    /** With a key on P-256. */
    public static SoftwareAuthenticator es256() {
        return of("EC", 256, "SHA256withECDSA", 32);
    }

    /** With a key on P-384. */
    public static SoftwareAuthenticator es384() {
        return of("EC", 384, "SHA384withECDSA", 32);
    }

    /** With an RSA key. */
    public static SoftwareAuthenticator rs256(int bits) {
        return of("RSA", bits, "SHA256withRSA", 32);
    }

    /** With a public key of that many bits to which there is no private one: it can be registered, and no more. */
    public static SoftwareAuthenticator withModulus(int bits) {
        SoftwareAuthenticator other = es256();
        BigInteger modulus = BigInteger.TWO.pow(bits - 1).add(BigInteger.ONE);
        try {
            PublicKey key = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)));
            return new SoftwareAuthenticator(new KeyPair(key, other.key.getPrivate()), other.id, other.algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With an id of that many octets. */
    public static SoftwareAuthenticator withId(int octets) {
        return of("EC", 256, "SHA256withECDSA", octets);
    }

    private static SoftwareAuthenticator of(String kind, int bits, String algorithm, int octets) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            byte[] id = new byte[octets];
            new SecureRandom().nextBytes(id);
            return new SoftwareAuthenticator(generator.generateKeyPair(), id, algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String id() {
        return Base64Url.encode(id);
    }

    public KeyPair key() {
        return key;
    }

    /** Another one with the same id, and a key of its own. */
    public SoftwareAuthenticator forged() {
        return new SoftwareAuthenticator(es256().key, id, algorithm);
    }

    /** Makes the credential, without attestation. */
    public JsonObject register(Speech speech) {
        return registered(speech, "none", Map.of());
    }

    /** Makes it with an attestation by its own key (WebAuthn-3 §8.2, self attestation), right or not. */
    public JsonObject attestItself(Speech speech, boolean isRight) {
        byte[] said = speech.authenticatorData(Optional.of(credential()));
        byte[] signature = isRight ? sign(said, speech.clientData()) : sign(said, new byte[] {1});
        Map<Object, Object> statement = new LinkedHashMap<>();
        statement.put("alg", -7);
        statement.put("sig", signature);
        return registered(speech, "packed", statement);
    }

    /** Makes it with an attestation by the key of its maker (WebAuthn-3 §8.2). */
    public JsonObject attest(Speech speech, Maker maker) {
        byte[] said = speech.authenticatorData(Optional.of(credential()));
        return registered(speech, "packed", maker.statement(said, Speech.sha256(speech.clientData())));
    }

    private JsonObject registered(Speech speech, String format, Map<Object, Object> statement) {
        Map<Object, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", format);
        attestation.put("attStmt", statement);
        attestation.put("authData", speech.authenticatorData(Optional.of(credential())));
        return answer(Json.createObjectBuilder()
                .add("clientDataJSON", Base64Url.encode(speech.clientData()))
                .add("attestationObject", Base64Url.encode(Cbor.write(attestation))));
    }

    /** Uses the credential. */
    public JsonObject use(Speech speech, Optional<String> userHandle) {
        byte[] said = speech.authenticatorData(Optional.empty());
        JsonObjectBuilder response = Json.createObjectBuilder()
                .add("clientDataJSON", Base64Url.encode(speech.clientData()))
                .add("authenticatorData", Base64Url.encode(said))
                .add("signature", Base64Url.encode(sign(said, speech.clientData())));
        userHandle.ifPresent(handle -> response.add("userHandle", handle));
        return answer(response);
    }

    private JsonObject answer(JsonObjectBuilder response) {
        return Json.createObjectBuilder()
                .add("id", id())
                .add("rawId", id())
                .add("type", "public-key")
                .add("response", response)
                .build();
    }

    /** Of a model that does not say which it is. */
    private byte[] credential() {
        byte[] cose = Cbor.write(CoseKeys.of(key));
        return ByteBuffer.allocate(18 + id.length + cose.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    private byte[] sign(byte[] said, byte[] clientData) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key.getPrivate());
            signature.update(said);
            signature.update(Speech.sha256(clientData));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
