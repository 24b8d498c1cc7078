package org.secf.jose;

import com.nimbusds.jose.util.Base64URL;
import java.util.Arrays;
import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.keys.SealReason;
import org.secf.verdict.Verdict;

/** The five parts of a compact message (RFC 7516 §7.1), each base64url in its one spelling; nothing of it is believed yet. */
record CompactParts(Base64URL header, Base64URL encryptedKey, Base64URL vector, Base64URL cipherText, Base64URL tag) {

    private static final int PARTS = 5;
    private static final int VECTOR_OCTETS = 12;
    private static final int TAG_OCTETS = 16;

    static Verdict<CompactParts> parse(String compact, int maxLength) {
        if (compact.length() > maxLength) {
            return Verdict.rejected(
                    SealReason.SEAL_TOO_LONG, "at most " + maxLength + " characters", compact.length() + "");
        }
        String[] texts = compact.split("\\.", -1);
        if (texts.length != PARTS) {
            return malformed("five parts", texts.length + "");
        }
        if (!Arrays.stream(texts).allMatch(text -> Base64Url.decode(text).isPresent())) {
            return malformed("parts in base64url without padding, in its one spelling", "another");
        }
        return Verdict.accepted(new CompactParts(
                new Base64URL(texts[0]),
                new Base64URL(texts[1]),
                new Base64URL(texts[2]),
                new Base64URL(texts[3]),
                new Base64URL(texts[4])));
    }

    /** The encrypted key, where one was sent. */
    Optional<Base64URL> sentKey() {
        return Optional.of(encryptedKey).filter(key -> !key.toString().isEmpty());
    }

    /** Whether initialization vector and tag are as long as RFC 7518 §5.3 asks; the library takes any vector. */
    boolean hasLengthsOfGcm() {
        return vector.decode().length == VECTOR_OCTETS && tag.decode().length == TAG_OCTETS;
    }

    private static Verdict<CompactParts> malformed(String expected, String received) {
        return Verdict.rejected(SealReason.SEAL_MALFORMED, expected, received);
    }
}
