package org.secf.hpke;

import java.math.BigInteger;
import java.util.Arrays;

/** Octet strings as RFC 9180 §3 writes them. */
final class Octets {

    private Octets() {}

    /** {@code concat(a, b, ...)}. */
    static byte[] concat(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** {@code I2OSP(number, 2)}. */
    static byte[] two(int number) {
        return new byte[] {(byte) (number >> 8), (byte) number};
    }

    /** {@code I2OSP(number, length)}; the number fits. */
    static byte[] bigEndian(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] octets = new byte[length];
        int used = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - used, octets, length - used, used);
        return octets;
    }

    /** The same octets from the last to the first: X25519 counts the other way round (RFC 7748 §5). */
    static byte[] reversed(byte[] octets) {
        byte[] turned = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            turned[i] = octets[octets.length - 1 - i];
        }
        return turned;
    }
}
