package org.secf.payload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.secf.verdict.Verdict;

/** The name of a key in a header: octets that must be UTF-8 (RFC 8188 §2.1), in its one spelling. */
final class KeyName {

    /** What the length octet of a header can say. */
    static final int LONGEST = 255;

    private KeyName() {}

    /** Whether somebody else's key of that name can be called by it. */
    static boolean isUsable(String name) {
        return !name.isBlank() && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    static Verdict<String> read(byte[] octets) {
        try {
            // A decoder of its own reports what String would replace.
            return Verdict.accepted(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException other) {
            return Verdict.rejected(PayloadReason.KEY_ID_MALFORMED, "the name of a key in UTF-8", "other octets");
        }
    }

    /**
     * The octets of our own name.
     *
     * @throws IllegalArgumentException when they are more than a header can say
     */
    static byte[] octets(String name) {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        if (octets.length > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a key name of at most " + LONGEST + " octets, received " + octets.length);
        }
        return octets;
    }
}
