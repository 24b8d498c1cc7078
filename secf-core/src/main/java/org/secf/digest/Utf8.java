package org.secf.digest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names in header fields, whose characters are octets until somebody says of what. */
final class Utf8 {

    private static final String EXTENDED = "UTF-8'";
    private static final String UNESCAPED = "!#$&+-.^_`|~";

    private Utf8() {}

    /** The text whose UTF-8 octets the characters are; empty for octets that are none. */
    static Optional<String> ofOctets(String field) {
        if (field.chars().anyMatch(c -> c > 0xFF)) {
            return Optional.empty();
        }
        return decode(ByteBuffer.wrap(field.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** An extended value (RFC 8187 §3.2.1), {@code UTF-8''J%C3%A4s%C3%B8n}; empty for other character sets and broken escapes. */
    static Optional<String> ofExtended(String value) {
        int language = EXTENDED.length();
        int end = value.indexOf('\'', language);
        if (!value.regionMatches(true, 0, EXTENDED, 0, language) || end < 0) {
            return Optional.empty();
        }
        ByteBuffer octets = ByteBuffer.allocate(value.length());
        for (int i = end + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%') {
                int octet = i + 2 < value.length() ? octet(value.charAt(i + 1), value.charAt(i + 2)) : -1;
                if (octet < 0) {
                    return Optional.empty();
                }
                octets.put((byte) octet);
                i += 2;
            } else if (isUnescaped(c)) {
                octets.put((byte) c);
            } else {
                return Optional.empty();
            }
        }
        return decode(octets.flip());
    }

    private static int octet(char high, char low) {
        boolean isHex = isHex(high) && isHex(low);
        return isHex ? Character.digit(high, 16) * 16 + Character.digit(low, 16) : -1;
    }

    /** ASCII only: the platform takes digits of every script. */
    private static boolean isHex(char c) {
        return c <= 'f' && Character.digit(c, 16) >= 0;
    }

    private static boolean isUnescaped(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNESCAPED.indexOf(c) >= 0;
    }

    private static Optional<String> decode(ByteBuffer octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(octets)
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
