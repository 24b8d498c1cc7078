package org.secf.structured;

import java.util.List;
import org.secf.verdict.Verdict;

/**
 * A value with parameters (RFC 9651 §3.3).
 *
 * @param value without them
 * @param parameters may be none
 */
public record Item(BareItem value, Parameters parameters) implements Member {

    /** A value without parameters. */
    public static Item of(BareItem value) {
        return new Item(value, Parameters.NONE);
    }

    /** Reads a field that is one item; refused with a {@link StructuredReason}. */
    public static Verdict<Item> parse(List<String> lines) {
        return FieldParser.parse(lines, false, FieldParser::item);
    }

    @Override
    public String text() {
        return FieldWriter.text(this);
    }
}
