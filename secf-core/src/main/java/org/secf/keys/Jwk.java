package org.secf.keys;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secf.verdict.Verdict;

/**
 * A public key as a JSON Web Key (RFC 7517): RSA, EC on the curves of NIST, and the curves of RFC 8037. Private keys have no form here.
 *
 * @param key long enough by {@link KeyStrength#isEnoughOfAnyKind}
 * @param keyId the member {@code kid}
 * @param use the member {@code use}
 * @param algorithm the member {@code alg}
 * @param certificateThumbprint the member {@code x5t#S256}: SHA-256 of the certificate, base64url
 */
public record Jwk(
        PublicKey key,
        Optional<String> keyId,
        Optional<JwkUse> use,
        Optional<String> algorithm,
        Optional<String> certificateThumbprint) {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    /**
     * Checks the key.
     *
     * @throws IllegalArgumentException when it is too short, JSON has no form for it, or it is not for that use
     */
    public Jwk {
        PublicKeyMembers.of(key);
        if (use.isPresent() && !isFor(key, use.get())) {
            throw new IllegalArgumentException("a key of this curve is not for " + use.get());
        }
    }

    /** A key without more than the name that follows from it: {@code kid} is its {@link #thumbprint()}. */
    public static Jwk of(PublicKey key) {
        Optional<String> name = Optional.of(thumbprint(key));
        return new Jwk(key, name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same key for one use and one algorithm, such as {@code ES256} (RFC 8725 §3.1). */
    public Jwk with(JwkUse newUse, String newAlgorithm) {
        return new Jwk(key, keyId, Optional.of(newUse), Optional.of(newAlgorithm), certificateThumbprint);
    }

    /** The same key by another name. */
    public Jwk withKeyId(String name) {
        return new Jwk(key, Optional.of(name), use, algorithm, certificateThumbprint);
    }

    /**
     * The same key with the thumbprint of its certificate (RFC 7517 §4.9).
     *
     * @throws IllegalArgumentException when the certificate is for another key
     */
    public Jwk withCertificate(X509Certificate certificate) {
        try {
            if (!thumbprint(certificate.getPublicKey()).equals(thumbprint())) {
                throw new IllegalArgumentException("the certificate is for another key");
            }
            String hash = Base64Url.encode(Thumbprint.sha256(certificate.getEncoded()));
            return new Jwk(key, keyId, use, algorithm, Optional.of(hash));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate cannot be encoded", e);
        }
    }

    /** The SHA-256 thumbprint of RFC 7638, base64url. Another than {@link Thumbprint#of}, which covers the SubjectPublicKeyInfo. */
    public String thumbprint() {
        return thumbprint(key);
    }

    /** The JSON object, public members only. */
    public JsonObject toJson() {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        PublicKeyMembers.of(key).forEach(json::add);
        keyId.ifPresent(name -> json.add("kid", name));
        use.ifPresent(value -> json.add("use", value.jwkName()));
        algorithm.ifPresent(name -> json.add("alg", name));
        certificateThumbprint.ifPresent(hash -> json.add("x5t#S256", hash));
        return json.build();
    }

    /** Reads a public key from a text that others wrote; refused with a {@link JwkReason}. Members that we do not know are passed over (§4). */
    public static Verdict<Jwk> read(String text) {
        return JwkReader.read(text);
    }

    /** Reads a public key from an object that others wrote; refused with a {@link JwkReason}. */
    public static Verdict<Jwk> read(JsonObject json) {
        return JwkReader.read(json);
    }

    /** RSA keys and those of NIST's curves serve both uses, those of RFC 8037 one. */
    static boolean isFor(PublicKey key, JwkUse use) {
        return OkpCurve.of(key).map(curve -> curve.use() == use).orElse(true);
    }

    /** No value has a character that JSON escapes. */
    private static String thumbprint(PublicKey key) {
        String canonical = PublicKeyMembers.of(key).entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return Base64Url.encode(Thumbprint.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    }
}
