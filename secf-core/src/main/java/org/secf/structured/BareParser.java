package org.secf.structured;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads a value without its parameters (RFC 9651 §4.2.3.1). */
final class BareParser {

    private static final int LONGEST_INTEGER = 15;
    private static final int LONGEST_WHOLE = 12;
    private static final int LONGEST_FRACTION = 3;

    private final Cursor cursor;

    BareParser(Cursor cursor) {
        this.cursor = cursor;
    }

    BareItem read() throws Refused {
        int first = cursor.peek();
        if (first == '-' || Alphabet.DIGITS.has(first)) {
            return number();
        }
        if (Alphabet.TOKEN_START.has(first)) {
            return new BareItem.Token(cursor.run(Alphabet.TOKEN));
        }
        cursor.next();
        return switch (first) {
            case '"' -> text();
            case ':' -> octets();
            case '?' -> bool();
            case '@' -> date();
            case '%' -> display();
            default -> throw cursor.malformed("a value");
        };
    }

    private BareItem number() throws Refused {
        boolean isNegative = cursor.skip('-');
        String whole = digits();
        if (!cursor.skip('.')) {
            cursor.require(whole.length() <= LONGEST_INTEGER, "at most 15 digits");
            long value = Long.parseLong(whole);
            return new BareItem.Int(isNegative ? -value : value);
        }
        String fraction = digits();
        cursor.require(
                whole.length() <= LONGEST_WHOLE && fraction.length() <= LONGEST_FRACTION,
                "at most 12 digits before the point and 3 after it");
        BigDecimal value = new BigDecimal(whole + '.' + fraction);
        return new BareItem.Decimal(isNegative ? value.negate() : value);
    }

    private String digits() throws Refused {
        String digits = cursor.run(Alphabet.DIGITS);
        cursor.require(!digits.isEmpty(), "a digit");
        return digits;
    }

    private BareItem text() throws Refused {
        String plain = cursor.run(Alphabet.UNESCAPED);
        return new BareItem.Text(cursor.skip('"') ? plain : plain + restOfText());
    }

    private String restOfText() throws Refused {
        StringBuilder value = new StringBuilder();
        for (int c = cursor.next(); c != '"'; c = cursor.next()) {
            if (c == '\\') {
                c = cursor.next();
                cursor.require(c == '"' || c == '\\', "\\\" or \\\\");
            }
            cursor.require(Alphabet.PRINTABLE.has(c), "printable ASCII and a closing quote");
            value.append((char) c);
        }
        return value.toString();
    }

    private BareItem octets() throws Refused {
        String base64 = cursor.until(':');
        cursor.require(cursor.skip(':'), "a closing colon");
        try {
            return new BareItem.Octets(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException other) {
            throw cursor.malformed("base64");
        }
    }

    private BareItem bool() throws Refused {
        int c = cursor.next();
        cursor.require(c == '0' || c == '1', "?0 or ?1");
        return new BareItem.Bool(c == '1');
    }

    private BareItem date() throws Refused {
        if (number() instanceof BareItem.Int seconds) {
            return new BareItem.Date(seconds.value());
        }
        throw cursor.malformed("whole seconds");
    }

    private BareItem display() throws Refused {
        cursor.require(cursor.skip('"'), "a quote");
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int c = cursor.next(); c != '"'; c = cursor.next()) {
            cursor.require(Alphabet.PRINTABLE.has(c), "printable ASCII and a closing quote");
            octets.write(c == '%' ? hex() << 4 | hex() : c);
        }
        try {
            return new BareItem.Display(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString());
        } catch (CharacterCodingException other) {
            throw cursor.malformed("UTF-8");
        }
    }

    private int hex() throws Refused {
        int c = cursor.next();
        cursor.require(Alphabet.DIGITS.has(c) || (c >= 'a' && c <= 'f'), "a hexadecimal digit, small");
        return Character.digit(c, 16);
    }
}
