package org.secf.structured;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * A field of named members, in order (RFC 9651 §3.2).
 *
 * @param members by key; a field without any is not sent
 */
public record Dictionary(Map<String, Member> members) {

    private static final Verdict<Dictionary> ABSENT = Verdict.accepted(new Dictionary(Map.of()));

    /**
     * Keeps the order.
     *
     * @throws IllegalArgumentException for a key that cannot be written
     */
    public Dictionary {
        members = Keyed.of(members);
    }

    /** Reads a field from its lines; of a key that is there twice, the last value counts. Refused with a {@link StructuredReason}. */
    public static Verdict<Dictionary> parse(List<String> lines) {
        return FieldParser.parse(lines, false, FieldParser::dictionary);
    }

    /** Reads a field on which security depends: as {@link #parse}, but a key of a member or parameter that is there twice refuses it. */
    public static Verdict<Dictionary> parseUnique(List<String> lines) {
        return lines.isEmpty() ? ABSENT : FieldParser.parse(lines, true, FieldParser::dictionary);
    }

    /** The member of that key. */
    public Optional<Member> find(String key) {
        return Optional.ofNullable(members.get(key));
    }

    /** As it is written, on one line. */
    public String text() {
        return FieldWriter.text(this);
    }
}
