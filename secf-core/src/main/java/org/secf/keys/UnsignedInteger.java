package org.secf.keys;

import java.math.BigInteger;
import java.util.Arrays;

/** Numbers as octets, great end first and without a sign (RFC 7518 §2). */
final class UnsignedInteger {

    private UnsignedInteger() {}

    /** As many octets as asked for, with leading zeros. */
    static byte[] octets(BigInteger value, int length) {
        byte[] least = octets(value);
        if (least.length > length) {
            throw new IllegalArgumentException("the number needs " + least.length + " octets, not " + length);
        }
        byte[] filled = new byte[length];
        System.arraycopy(least, 0, filled, length - least.length, least.length);
        return filled;
    }

    /** The fewest octets, at least one. */
    static byte[] octets(BigInteger value) {
        byte[] signed = value.toByteArray();
        return signed.length > 1 && signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }
}
