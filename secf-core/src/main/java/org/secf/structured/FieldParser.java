package org.secf.structured;

import java.util.ArrayList;
import java.util.List;
import org.secf.verdict.Verdict;

/** One pass over a field (RFC 9651 §4.2). Good for one. */
final class FieldParser {

    /** The longest byte sequence that a recipient has to read takes two thirds of it. */
    static final int LONGEST = 32_768;

    /** The most members of a list or dictionary. */
    static final int MOST_MEMBERS = 1024;

    /** The most items of an inner list, and the most parameters. */
    static final int MOST_INNER = 256;

    private final Cursor cursor;
    private final BareParser bare;
    private final boolean isUnique;

    /** What a field is read as. */
    @FunctionalInterface
    interface Rule<T> {
        T read(FieldParser parser) throws Refused;
    }

    private FieldParser(String text, boolean isUnique) {
        this.cursor = new Cursor(text);
        this.bare = new BareParser(cursor);
        this.isUnique = isUnique;
    }

    /**
     * Reads a field.
     *
     * @param isUnique whether a key that stands there twice refuses it
     */
    static <T> Verdict<T> parse(List<String> lines, boolean isUnique, Rule<T> rule) {
        String text = lines.size() == 1 ? lines.get(0) : String.join(", ", lines);
        if (text.length() > LONGEST) {
            return Verdict.rejected(
                    StructuredReason.FIELD_TOO_LARGE,
                    "at most " + LONGEST + " characters",
                    text.length() + " characters");
        }
        FieldParser parser = new FieldParser(text, isUnique);
        try {
            parser.cursor.skipSpaces();
            T value = rule.read(parser);
            parser.cursor.skipSpaces();
            parser.cursor.require(parser.cursor.isAtEnd(), "the end");
            return Verdict.accepted(value);
        } catch (Refused refused) {
            return Verdict.rejected(refused.rejection());
        }
    }

    FieldList list() throws Refused {
        List<Member> members = new ArrayList<>();
        while (isBeforeMember(members.size())) {
            members.add(member());
        }
        return new FieldList(members);
    }

    Dictionary dictionary() throws Refused {
        Keyed<Member> members = new Keyed<>();
        int read = 0;
        while (isBeforeMember(read++)) {
            String key = key();
            Member member = cursor.skip('=') ? member() : new Item(BareItem.Bool.TRUE, parameters());
            requireFirst(members.add(key, member), key);
        }
        return new Dictionary(members);
    }

    Item item() throws Refused {
        return new Item(bare.read(), parameters());
    }

    /** False at the end; before any but the first member there is a comma, which nothing else may follow. */
    private boolean isBeforeMember(int read) throws Refused {
        if (read > 0) {
            cursor.skipBlanks();
        }
        if (cursor.isAtEnd()) {
            return false;
        }
        requireFewer(read, MOST_MEMBERS);
        if (read > 0) {
            cursor.require(cursor.skip(','), "a comma");
            cursor.skipBlanks();
            cursor.require(!cursor.isAtEnd(), "a member after the comma");
        }
        return true;
    }

    private Member member() throws Refused {
        return cursor.skip('(') ? innerList() : item();
    }

    private InnerList innerList() throws Refused {
        List<Item> items = new ArrayList<>();
        cursor.skipSpaces();
        while (!cursor.skip(')')) {
            requireFewer(items.size(), MOST_INNER);
            items.add(item());
            cursor.require(cursor.peek() == ' ' || cursor.peek() == ')', "a space or )");
            cursor.skipSpaces();
        }
        return new InnerList(items, parameters());
    }

    private Parameters parameters() throws Refused {
        if (cursor.peek() != ';') {
            return Parameters.NONE;
        }
        Keyed<BareItem> values = new Keyed<>();
        for (int read = 0; cursor.skip(';'); read++) {
            requireFewer(read, MOST_INNER);
            cursor.skipSpaces();
            String key = key();
            BareItem value = cursor.skip('=') ? bare.read() : BareItem.Bool.TRUE;
            requireFirst(values.add(key, value), key);
        }
        return new Parameters(values);
    }

    private String key() throws Refused {
        cursor.require(Alphabet.KEY_START.has(cursor.peek()), "a key");
        return cursor.run(Alphabet.KEY);
    }

    private void requireFirst(boolean isFirst, String key) throws Refused {
        if (isUnique && !isFirst) {
            throw new Refused(StructuredReason.REPEATED_KEY, key + " once", "twice");
        }
    }

    private static void requireFewer(int read, int most) throws Refused {
        if (read == most) {
            throw new Refused(StructuredReason.TOO_MANY_MEMBERS, "at most " + most, "more");
        }
    }
}
