package org.secf.saml.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.secf.saml.model.ArtifactReason;
import org.secf.verdict.Verdict;

/**
 * A reference to a message (saml-bindings §3.6.4), of the only type that the standard defines.
 *
 * @param text the whole of it, in the one base64 that it has
 * @param endpointIndex where it is to be resolved
 * @param source the digest of its issuer's entity id, in hexadecimal
 */
record Artifact(String text, int endpointIndex, String source) {

    private static final int TYPE = 4;
    private static final int OCTETS = 44;
    private static final int SOURCE_OCTETS = 20;
    private static final int LONGEST = 128;

    static Verdict<Artifact> parse(String text) {
        byte[] octets = decoded(text);
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        if (octets.length != OCTETS || buffer.getShort() != TYPE) {
            return Verdict.rejected(
                    ArtifactReason.MALFORMED_ARTIFACT, "44 octets of type 4 in base64", octets.length + " octets");
        }
        int index = Short.toUnsignedInt(buffer.getShort());
        byte[] source = new byte[SOURCE_OCTETS];
        buffer.get(source);
        return Verdict.accepted(new Artifact(Base64.getEncoder().encodeToString(octets), index, hex(source)));
    }

    private static byte[] decoded(String text) {
        try {
            return text.length() > LONGEST ? new byte[0] : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** Whether that entity issued it, as it says itself. SHA-1 is a short name here; nothing is believed for it. */
    boolean isOf(String entityId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return source.equals(hex(digest.digest(entityId.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
