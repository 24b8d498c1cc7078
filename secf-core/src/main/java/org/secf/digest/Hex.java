package org.secf.digest;

/** Hashes in hexadecimal, in small letters as RFC 7616 §3.4 has them. */
final class Hex {

    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    /** The digits as octets, so that those of a secret can be wiped. */
    static byte[] of(byte[] octets) {
        byte[] digits = new byte[octets.length * 2];
        for (int i = 0; i < octets.length; i++) {
            digits[2 * i] = (byte) DIGITS.charAt((octets[i] >> 4) & 0xF);
            digits[2 * i + 1] = (byte) DIGITS.charAt(octets[i] & 0xF);
        }
        return digits;
    }

    /** Whether the text is so many octets in hexadecimal. */
    static boolean isOne(String text, int octets) {
        return text.length() == octets * 2 && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }
}
