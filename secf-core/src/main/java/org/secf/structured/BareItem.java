package org.secf.structured;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value without parameters (RFC 9651 §3.3). None can be made that cannot be written; the constructors throw {@link IllegalArgumentException}. */
public sealed interface BareItem {

    /** A whole number of at most 15 digits (§3.3.1). */
    record Int(long value) implements BareItem {
        static final long LARGEST = 999_999_999_999_999L;

        public Int {
            Characters.require(value >= -LARGEST && value <= LARGEST, "at most 15 digits", value);
        }
    }

    /** A number of at most 12 digits before the point and 3 after it, to which others are rounded half to even (§3.3.2, §4.1.5). */
    record Decimal(BigDecimal value) implements BareItem {
        private static final BigDecimal BOUND = BigDecimal.TEN.pow(12);

        public Decimal {
            BigDecimal rounded = value.setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros();
            Characters.require(rounded.abs().compareTo(BOUND) < 0, "at most 12 digits before the point", value);
            value = rounded.scale() < 1 ? rounded.setScale(1, RoundingMode.UNNECESSARY) : rounded;
        }
    }

    /** Text of printable ASCII characters (§3.3.3). */
    record Text(String value) implements BareItem {
        public Text {
            Characters.require(Alphabet.PRINTABLE.hasAll(value), "printable ASCII", "another text");
        }
    }

    /** A word of a protocol (§3.3.4). */
    record Token(String value) implements BareItem {
        public Token {
            Characters.require(
                    !value.isEmpty() && Alphabet.TOKEN_START.has(value.charAt(0)) && Alphabet.TOKEN.hasAll(value),
                    "a token",
                    value);
        }
    }

    /** A byte sequence (§3.3.5). */
    final class Octets implements BareItem {

        private final byte[] value;

        /** Of a copy. */
        public Octets(byte[] value) {
            this.value = value.clone();
        }

        /** A copy. */
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Octets octets && Arrays.equals(value, octets.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        /** As it is written. */
        @Override
        public String toString() {
            return text();
        }
    }

    /** True or false (§3.3.6). */
    record Bool(boolean value) implements BareItem {
        /** What a parameter has that is written without a value. */
        public static final Bool TRUE = new Bool(true);
    }

    /** Seconds since 1970, leap seconds not counted (§3.3.7). */
    record Date(long value) implements BareItem {
        public Date {
            Characters.require(value >= -Int.LARGEST && value <= Int.LARGEST, "at most 15 digits", value);
        }
    }

    /** Text of any characters, to be shown to people (§3.3.8). */
    record Display(String value) implements BareItem {
        public Display {
            Characters.require(
                    StandardCharsets.UTF_8.newEncoder().canEncode(value), "Unicode characters", "half of a pair");
        }
    }

    /** As it is written. */
    default String text() {
        return FieldWriter.text(this);
    }
}
