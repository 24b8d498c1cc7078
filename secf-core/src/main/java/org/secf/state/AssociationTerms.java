package org.secf.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What the server says of an association when it grants it. Its keys depend on every part.
 *
 * @param id how messages call the association; no secret
 * @param established since when, in whole seconds
 * @param expires when it ends, in whole seconds
 * @param nonce what the server chose for this association alone, base64url
 */
public record AssociationTerms(String id, Instant established, Instant expires, String nonce) {

    public AssociationTerms {
        if (id.isEmpty() || nonce.isEmpty() || !established.isBefore(expires)) {
            throw new IllegalArgumentException("an association has a name, a nonce, and ends after it begins");
        }
    }

    /** The terms in the one form that both sides put into their keys: each part with its length before it. */
    byte[] octets() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : new String[] {
            id, Long.toString(established.getEpochSecond()), Long.toString(expires.getEpochSecond()), nonce
        }) {
            byte[] octets = part.getBytes(StandardCharsets.UTF_8);
            all.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
            all.writeBytes(octets);
        }
        return all.toByteArray();
    }
}
