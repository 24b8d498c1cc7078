package org.secf.jose;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.verdict.Verdict;

/**
 * A message whose header was read, once; what is checked and what Nimbus decrypts by come from the same reading.
 *
 * @param header the members of the header, as they came
 * @param keys those that the opener has
 * @param key the one that the message names; looked up once, since a second look could find another
 */
record SealedMessage(
        CompactParts parts, Map<String, Object> header, OpeningKeys keys, SealPolicy policy, Optional<OpeningKey> key) {

    static Verdict<SealedMessage> read(CompactParts parts, OpeningKeys keys, SealPolicy policy) {
        String json = parts.header().decodeToString();
        try {
            // The library also takes a list of pairs for an object.
            return json.stripLeading().startsWith("{")
                    ? Verdict.accepted(of(parts, JSONObjectUtils.parse(json), keys, policy))
                    : notJson("something else");
        } catch (ParseException unreadable) {
            return notJson(unreadable.toString());
        }
    }

    private static SealedMessage of(
            CompactParts parts, Map<String, Object> header, OpeningKeys keys, SealPolicy policy) {
        return new SealedMessage(
                parts, header, keys, policy, text(header, "kid").flatMap(keys::named));
    }

    /** A header parameter that is a text. */
    Optional<String> text(String name) {
        return text(header, name);
    }

    private static Optional<String> text(Map<String, Object> header, String name) {
        return header.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * The header as Nimbus has it.
     *
     * @throws ParseException when a parameter that nobody here asks for is malformed
     */
    JWEHeader joseHeader() throws ParseException {
        return JWEHeader.parse(header, parts.header());
    }

    private static Verdict<SealedMessage> notJson(String received) {
        return Verdict.rejected(
                SealReason.SEAL_MALFORMED, "a header that is a JSON object, each member once", received);
    }
}
