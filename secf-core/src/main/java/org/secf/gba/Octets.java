package org.secf.gba;

import java.io.ByteArrayOutputStream;

/** Octets in a row. */
final class Octets {

    private Octets() {}

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** One exclusive-or the other, which is as long. */
    static byte[] xor(byte[] one, byte[] other) {
        byte[] result = one.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= other[i];
        }
        return result;
    }

    /**
     * A copy of octets that must be so many.
     *
     * @throws IllegalArgumentException when they are not
     */
    static byte[] exactly(int length, byte[] octets, String name) {
        if (octets.length != length) {
            throw new IllegalArgumentException(
                    "expected %s of %d octets, received %d".formatted(name, length, octets.length));
        }
        return octets.clone();
    }
}
