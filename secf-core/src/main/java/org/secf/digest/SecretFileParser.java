package org.secf.digest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.secf.settings.ConfigurationException;

/**
 * Reads a file of secrets: UTF-8, a {@link DigestSecretLine} on each line; empty lines and those that begin with {@code #} are skipped. An error names the
 * line and never repeats it, since where a part is missing any other may be the secret.
 */
final class SecretFileParser {

    private static final int PARTS = 5;
    private static final String EXPECTED = "name:realm:algorithm:hash in hexadecimal:group,group with algorithm "
            + Arrays.toString(DigestAlgorithm.values()) + "; no group is an empty end";

    private final String setting;

    /** A parser whose errors name the setting. */
    SecretFileParser(String setting) {
        this.setting = setting;
    }

    /**
     * A line with its secret.
     *
     * @param number counted from one
     */
    record Entry(int number, DigestSecretLine line, DigestSecret secret) {}

    List<Entry> parse(byte[] octets) {
        CharBuffer text = decode(octets);
        try {
            List<Entry> entries = new ArrayList<>();
            int number = 0;
            int start = 0;
            while (start < text.length()) {
                number++;
                int end = indexOf(text, '\n', start);
                CharBuffer line = withoutReturn(text.subSequence(start, end));
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    entries.add(entry(number, line));
                }
                start = end + 1;
            }
            return entries;
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    private CharBuffer decode(byte[] octets) {
        CharBuffer text = CharBuffer.allocate(octets.length);
        var result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(octets), text, true);
        if (result.isError()) {
            Arrays.fill(text.array(), '\0');
            throw new ConfigurationException(setting + ": expected a text file in UTF-8");
        }
        return text.flip();
    }

    private Entry entry(int number, CharBuffer line) {
        List<CharBuffer> parts = split(line, DigestSecretLine.SEPARATOR, PARTS);
        if (parts.size() < PARTS) {
            throw wrong(number, EXPECTED);
        }
        DigestAlgorithm algorithm =
                DigestAlgorithm.named(parts.get(2).toString()).orElseThrow(() -> wrong(number, EXPECTED));
        try {
            String name = parts.get(0).toString();
            DigestSecretLine known =
                    new DigestSecretLine(name, parts.get(1).toString(), algorithm, groups(parts.get(4)));
            if (!known.name().equals(name)) {
                throw wrong(number, "a name in Unicode normalization form C");
            }
            return new Entry(number, known, secret(known, parts.get(3)));
        } catch (IllegalArgumentException e) {
            // The cause is left out: that of a wrong hash quotes it.
            throw wrong(number, EXPECTED);
        }
    }

    private static DigestSecret secret(DigestSecretLine line, CharBuffer digits) {
        if (digits.length() != 2 * line.algorithm().octets()) {
            throw new IllegalArgumentException("a hash of another length");
        }
        byte[] hash = HexFormat.of().parseHex(digits);
        DigestSecret secret = new DigestSecret(line.name(), hash, line.groups());
        Arrays.fill(hash, (byte) 0);
        return secret;
    }

    private static Set<String> groups(CharBuffer part) {
        return part.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(split(part, DigestSecretLine.GROUP_SEPARATOR, Integer.MAX_VALUE).stream()
                        .map(CharBuffer::toString)
                        .toList());
    }

    private static List<CharBuffer> split(CharBuffer text, char separator, int most) {
        List<CharBuffer> parts = new ArrayList<>();
        int start = 0;
        while (parts.size() < most - 1 && indexOf(text, separator, start) < text.length()) {
            int end = indexOf(text, separator, start);
            parts.add(text.subSequence(start, end));
            start = end + 1;
        }
        parts.add(text.subSequence(start, text.length()));
        return parts;
    }

    /** Where the character is next, or the end. */
    private static int indexOf(CharBuffer text, char wanted, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }

    private static CharBuffer withoutReturn(CharBuffer line) {
        boolean isWindows = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
        return isWindows ? line.subSequence(0, line.length() - 1) : line;
    }

    private ConfigurationException wrong(int number, String expected) {
        return new ConfigurationException(setting + " line " + number + ": expected " + expected);
    }
}
