package org.secf.saml.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** References to responses, as an identity provider makes them, or a forger. */
public final class ArtifactText {

    private ArtifactText() {}

    /** Of an entity, to be resolved at its service of that index. */
    public static String of(String entityId, int index, String handle) {
        return of(4, entityId, index, handle);
    }

    /** Of another type. */
    public static String of(int type, String entityId, int index, String handle) {
        try {
            byte[] source = MessageDigest.getInstance("SHA-1").digest(entityId.getBytes(StandardCharsets.UTF_8));
            byte[] message = MessageDigest.getInstance("SHA-1").digest(handle.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(44)
                            .putShort((short) type)
                            .putShort((short) index)
                            .put(source)
                            .put(message)
                            .array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
