package org.secf.structured;

import java.util.List;
import java.util.stream.Collectors;
import org.secf.verdict.Verdict;

/**
 * A field that is a list (RFC 9651 §3.1).
 *
 * @param members in order; a field without any is not sent
 */
public record FieldList(List<Member> members) {

    public FieldList {
        members = List.copyOf(members);
    }

    /** Reads a field from its lines; refused with a {@link StructuredReason}. */
    public static Verdict<FieldList> parse(List<String> lines) {
        return FieldParser.parse(lines, false, FieldParser::list);
    }

    /** As it is written, on one line. */
    public String text() {
        return members.stream().map(Member::text).collect(Collectors.joining(", "));
    }
}
