package org.secf.gba;

import java.util.Arrays;

/** Octets in a row. */
final class Octets {

    private Octets() {}

    /** In one array of their length: none that grew keeps a copy of keys. */
    static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
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
