package org.secf.webauthn.testing;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What browser and authenticator say of themselves; everything is right until a test changes one thing. What the authenticator signs is what is said here.
 *
 * @param flags of the authenticator data (WebAuthn-3 §6.1)
 * @param more members of the client data beside the usual ones, in JSON
 */
public record Speech(String type, String challenge, String origin, String rpId, int flags, long count, String more) {

    public static final int PRESENT = 0x01;
    public static final int VERIFIED = 0x04;
    public static final int BACKUP_ELIGIBLE = 0x08;
    public static final int BACKED_UP = 0x10;
    static final int WITH_CREDENTIAL = 0x40;

    public static final String RP_ID = "sp.example.org";
    public static final String ORIGIN = "https://sp.example.org";

    public static Speech registering(String challenge) {
        return new Speech("webauthn.create", challenge, ORIGIN, RP_ID, PRESENT | VERIFIED, 0, "");
    }

    public static Speech using(String challenge, long count) {
        return new Speech("webauthn.get", challenge, ORIGIN, RP_ID, PRESENT | VERIFIED, count, "");
    }

    public Speech type(String other) {
        return new Speech(other, challenge, origin, rpId, flags, count, more);
    }

    public Speech challenge(String other) {
        return new Speech(type, other, origin, rpId, flags, count, more);
    }

    public Speech origin(String other) {
        return new Speech(type, challenge, other, rpId, flags, count, more);
    }

    public Speech rpId(String other) {
        return new Speech(type, challenge, origin, other, flags, count, more);
    }

    public Speech flags(int other) {
        return new Speech(type, challenge, origin, rpId, other, count, more);
    }

    public Speech count(long other) {
        return new Speech(type, challenge, origin, rpId, flags, other, more);
    }

    /** With another member of the client data, such as {@code "crossOrigin":true}. */
    public Speech saying(String member) {
        return new Speech(type, challenge, origin, rpId, flags, count, member);
    }

    byte[] clientData() {
        JsonObjectBuilder usual = Json.createObjectBuilder()
                .add("type", type)
                .add("challenge", challenge)
                .add("origin", origin);
        String text = usual.build().toString();
        String whole = more.isEmpty() ? text : text.substring(0, text.length() - 1) + "," + more + "}";
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    /** The authenticator data, with the credential where one is made. */
    byte[] authenticatorData(Optional<byte[]> credential) {
        byte[] made = credential.orElse(new byte[0]);
        return ByteBuffer.allocate(37 + made.length)
                .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (credential.isPresent() ? flags | WITH_CREDENTIAL : flags))
                .putInt((int) count)
                .put(made)
                .array();
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
