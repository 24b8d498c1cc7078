package org.secf.jdbc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where something encrypted stands; it cannot be read anywhere else.
 *
 * @param row what names the row
 * @param beside what else stands in the row and must not be changed, in the order of its columns
 */
public record Place(String table, String column, String row, List<String> beside) {

    public Place {
        beside = List.copyOf(beside);
    }

    /** In a row of which the name alone matters. */
    public Place(String table, String column, String row) {
        this(table, column, row, List.of());
    }

    /** Without what stands beside, which may say who somebody is: it is written to logs. */
    @Override
    public String toString() {
        return row + " in " + table + "." + column;
    }

    /** The place and the name of a key, each with its length before it, so that no two look alike. */
    byte[] octets(String keyId) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        List<String> parts = new ArrayList<>(List.of(keyId, table, column, row));
        parts.addAll(beside);
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            octets.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            octets.writeBytes(text);
        }
        return octets.toByteArray();
    }
}
