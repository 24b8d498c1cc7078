package org.secf.jdbc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where something encrypted stands; it cannot be read anywhere else.
 *
 * @param row what names the row
 */
public record Place(String table, String column, String row) {

    /** The place and the name of a key, each with its length before it, so that no two look alike. */
    byte[] octets(String keyId) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (String part : List.of(keyId, table, column, row)) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            octets.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            octets.writeBytes(text);
        }
        return octets.toByteArray();
    }
}
