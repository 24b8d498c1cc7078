package org.secf.digest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.secf.identity.VisibleName;

/**
 * A line of a file of secrets, without its secret: {@code name:realm:SHA-256:H(A1) in hexadecimal:group,group}. A user has one line for each algorithm.
 *
 * @param name the user's name, without colon; kept in Unicode normalization form C (RFC 7616 §4)
 * @param realm the realm, without colon
 * @param algorithm the hash
 * @param groups the user's groups, without comma; may be none
 */
public record DigestSecretLine(String name, String realm, DigestAlgorithm algorithm, Set<String> groups) {

    static final char SEPARATOR = ':';
    static final char GROUP_SEPARATOR = ',';

    /** The octets that one {@code char} may need in UTF-8. */
    private static final int LONGEST_CHARACTER = 3;

    /**
     * Checks and keeps the parts.
     *
     * @throws IllegalArgumentException when one of them cannot stand in such a line; the text says which
     */
    public DigestSecretLine {
        name = Normalizer.normalize(name, Normalizer.Form.NFC);
        groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
        require(
                VisibleName.isOne(name) && name.indexOf(SEPARATOR) < 0,
                "the user needs " + VisibleName.EXPECTED + " and colon");
        require(DigestPolicy.isRealm(realm), "the realm needs " + DigestPolicy.REALM);
        require(
                groups.stream().allMatch(group -> VisibleName.isOne(group) && group.indexOf(GROUP_SEPARATOR) < 0),
                "each group needs " + VisibleName.EXPECTED + " and comma");
    }

    /**
     * The whole line for a password, in Unicode normalization form C as RFC 7616 §4 has it.
     *
     * @param password wiped by the one who asks
     */
    public String with(char[] password) {
        byte[] octets = utf8(password);
        byte[] hash = DigestFormulas.hashOfSecret(algorithm, name, realm, octets);
        byte[] digits = Hex.of(hash);
        try {
            return name
                    + SEPARATOR
                    + realm
                    + SEPARATOR
                    + algorithm
                    + SEPARATOR
                    + new String(digits, StandardCharsets.US_ASCII)
                    + SEPARATOR
                    + String.join(String.valueOf(GROUP_SEPARATOR), groups);
        } finally {
            Arrays.fill(octets, (byte) 0);
            Arrays.fill(hash, (byte) 0);
            Arrays.fill(digits, (byte) 0);
        }
    }

    /** Nearly every password is in the right form already, and then no text of it is left behind. */
    private static byte[] utf8(char[] password) {
        CharBuffer typed = CharBuffer.wrap(password);
        CharBuffer normal = Normalizer.isNormalized(typed, Normalizer.Form.NFC)
                ? typed
                : CharBuffer.wrap(Normalizer.normalize(typed, Normalizer.Form.NFC));
        ByteBuffer encoded = ByteBuffer.allocate(normal.remaining() * LONGEST_CHARACTER);
        require(
                !StandardCharsets.UTF_8
                        .newEncoder()
                        .encode(normal, encoded, true)
                        .isError(),
                "the password needs whole characters");
        byte[] octets = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return octets;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
