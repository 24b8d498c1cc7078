package org.secf.keys;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding (RFC 7515 §2), in the one spelling that encoding gives: what has two spellings slips past whoever compares texts. */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /** The text of {@code octets}. */
    public static String encode(byte[] octets) {
        return ENCODER.encodeToString(octets);
    }

    /** The octets of {@code text}; empty where it has padding, spaces, other characters, or bits left over that are not zero. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            return encode(octets).equals(text) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
