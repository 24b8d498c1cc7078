package org.secf.gba;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.digest.DigestAlgorithm;
import org.secf.keys.Secret;

/** How the keys of a challenge become the password of a digest. */
public enum AkaVersion {
    /** RES itself (RFC 3310 §3.3). Whoever gets one answer for another purpose may take it for this. */
    AKA_V1_MD5("AKAv1-MD5", DigestAlgorithm.MD5, Optional.empty()),
    /** A derivation of RES, IK and CK (RFC 4169 §3). */
    AKA_V2_MD5("AKAv2-MD5", DigestAlgorithm.MD5, Optional.of("HmacMD5")),
    /** The same with SHA-256 in all places; the formula is RFC 4169's, its use here from memory. */
    AKA_V2_SHA_256("AKAv2-SHA-256", DigestAlgorithm.SHA_256, Optional.of("HmacSHA256"));

    private static final byte[] PURPOSE = "http-digest-akav2-password".getBytes(StandardCharsets.US_ASCII);

    private final String token;
    private final DigestAlgorithm algorithm;

    @SuppressWarnings("ImmutableEnumChecker") // a text
    private final Optional<String> derivation;

    AkaVersion(String token, DigestAlgorithm algorithm, Optional<String> derivation) {
        this.token = token;
        this.algorithm = algorithm;
        this.derivation = derivation;
    }

    /** The name in header fields. */
    public String token() {
        return token;
    }

    /** The hash behind it. */
    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    /** The version of that name in a header field, in any case; empty for every other. */
    public static Optional<AkaVersion> named(String token) {
        for (AkaVersion version : values()) {
            if (version.token.equalsIgnoreCase(token)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** The password as octets; of an answer that only resynchronises it is empty (RFC 3310 §3.4). */
    public Secret password(AkaKeys keys) {
        return password(keys.response(), keys.integrity(), keys.confidentiality());
    }

    /**
     * The same of single keys; the first version looks at the response only.
     *
     * @param response RES
     * @param integrity IK
     * @param confidentiality CK
     */
    public Secret password(Secret response, Secret integrity, Secret confidentiality) {
        return derivation
                .map(mac -> derived(mac, response, integrity, confidentiality))
                .orElseGet(response::copy);
    }

    private static Secret derived(String mac, Secret response, Secret integrity, Secret confidentiality) {
        return response.use(res -> integrity.use(ik -> confidentiality.use(ck ->
                Secret.taking(Base64.getEncoder().encode(hashed(mac, Octets.joined(res, ik, ck)))))));
    }

    private static byte[] hashed(String name, byte[] key) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + name, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** As in header fields. */
    @Override
    public String toString() {
        return token;
    }
}
