package org.secf.webauthn.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes what authenticators write: whole numbers, octets, texts, arrays and maps (RFC 8949 §3). */
final class Cbor {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Cbor() {}

    static byte[] write(Object value) {
        Cbor cbor = new Cbor();
        cbor.add(value);
        return cbor.out.toByteArray();
    }

    private void add(Object value) {
        if (value instanceof Number number) {
            long whole = number.longValue();
            head(whole < 0 ? 1 : 0, whole < 0 ? -1 - whole : whole);
        } else if (value instanceof byte[] octets) {
            head(2, octets.length);
            out.writeBytes(octets);
        } else if (value instanceof String text) {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            head(3, octets.length);
            out.writeBytes(octets);
        } else if (value instanceof List<?> list) {
            head(4, list.size());
            list.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            head(5, map.size());
            map.forEach((key, member) -> {
                add(key);
                add(member);
            });
        } else {
            throw new IllegalArgumentException("no such kind");
        }
    }

    private void head(int kind, long number) {
        int first = kind << 5;
        if (number < 24) {
            out.write(first | (int) number);
        } else if (number < 1 << 8) {
            out.write(first | 24);
            out.write((int) number);
        } else if (number < 1 << 16) {
            out.write(first | 25);
            out.write((int) number >> 8);
            out.write((int) number);
        } else {
            throw new IllegalArgumentException("longer than tests need");
        }
    }
}
