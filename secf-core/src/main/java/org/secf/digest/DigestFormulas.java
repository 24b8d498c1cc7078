package org.secf.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** What is hashed, and in which order (RFC 7616 §3.4.1 to §3.4.4). */
public final class DigestFormulas {

    private static final byte COLON = ':';

    private DigestFormulas() {}

    /** H(A1) of §3.4.2: what a server keeps instead of the password, and worth as much. The caller wipes it and the password. */
    public static byte[] hashOfSecret(DigestAlgorithm algorithm, String name, String realm, byte[] password) {
        MessageDigest digest = algorithm.digest();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(COLON);
        digest.update(realm.getBytes(StandardCharsets.UTF_8));
        digest.update(COLON);
        return digest.digest(password);
    }

    /** The hashed name of §3.4.4, in hexadecimal. */
    public static String hashOfName(DigestAlgorithm algorithm, String name, String realm) {
        byte[] hash = algorithm.digest().digest((name + ":" + realm).getBytes(StandardCharsets.UTF_8));
        return new String(Hex.of(hash), StandardCharsets.US_ASCII);
    }

    /**
     * H(A2) of §3.4.3 for a request, of §3.5 for its answer.
     *
     * @param method empty for an answer
     * @param uri as the client wrote it
     * @param hashOfBody with {@link QualityOfProtection#AUTH_INT} only
     */
    public static byte[] hashOfMessage(
            DigestAlgorithm algorithm, String method, String uri, Optional<byte[]> hashOfBody) {
        MessageDigest digest = algorithm.digest();
        digest.update(octets(method));
        digest.update(COLON);
        digest.update(octets(uri));
        hashOfBody.ifPresent(hash -> {
            digest.update(COLON);
            digest.update(Hex.of(hash));
        });
        return digest.digest();
    }

    /** The keyed digest of §3.4.1 up to H(A2), for {@link #finish}. After this {@code hashOfSecret} is not needed. */
    public static MessageDigest begin(DigestAlgorithm algorithm, byte[] hashOfSecret, DigestCredentials credentials) {
        byte[] key = Hex.of(hashOfSecret);
        MessageDigest digest = algorithm.digest();
        digest.update(key);
        Arrays.fill(key, (byte) 0);
        digest.update(COLON);
        digest.update(octets(credentials.nonce() + ":" + credentials.nc() + ":" + credentials.cnonce() + ":"
                + credentials.qop() + ":"));
        return digest;
    }

    /** The response of §3.4.1, or the {@code rspauth} of §3.5. */
    public static byte[] finish(MessageDigest begun, byte[] hashOfMessage) {
        return begun.digest(Hex.of(hashOfMessage));
    }

    /** Each character of a field is an octet. */
    private static byte[] octets(String field) {
        return field.getBytes(StandardCharsets.ISO_8859_1);
    }
}
