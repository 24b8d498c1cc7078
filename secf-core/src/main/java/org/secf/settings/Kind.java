package org.secf.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the text of a setting becomes a value.
 *
 * @param <T> the value's type
 * @param parse throws {@link IllegalArgumentException} with what was expected
 * @param expected said in errors and in the generated reference
 * @param isList whether several values may be given
 */
public record Kind<T>(Function<List<String>, T> parse, String expected, boolean isList) {

    public static final Kind<String> TEXT = one("text", text -> text);

    public static final Kind<List<String>> TEXTS = new Kind<>(List::copyOf, "a list of texts", true);

    /** A text that may depend on the request. */
    public static final Kind<Template> TEMPLATE =
            one("text, with #{…} for what differs from request to request", Template::new);

    public static final Kind<Boolean> FLAG = one("true or false", text -> switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException("true or false");
    });

    /** A length of time within bounds, both included. */
    public static Kind<Duration> duration(Duration least, Duration most) {
        String expected = "a duration from " + DurationText.print(least) + " to " + DurationText.print(most)
                + ", such as 30s, 5m or PT5M";
        return one(expected, text -> {
            Duration value = DurationText.parse(text);
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new IllegalArgumentException(expected);
            }
            return value;
        });
    }

    /** A whole number within bounds, both included. */
    public static Kind<Integer> number(int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return one(expected, text -> {
            int value = Integer.parseInt(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException(expected);
            }
            return value;
        });
    }

    /** One of an enum's constants, in any case. */
    public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return one("one of " + names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** Any number of values; {@code parse} throws {@link IllegalArgumentException} for what is none. */
    public static <T> Kind<List<T>> list(String expected, Function<String, T> parse) {
        return new Kind<>(values -> values.stream().map(parse).toList(), "a list of " + expected, true);
    }

    /** One value of a kind of its own; {@code parse} throws {@link IllegalArgumentException} for anything else. */
    public static <T> Kind<T> one(String expected, Function<String, T> parse) {
        return new Kind<>(
                values -> {
                    if (values.size() != 1) {
                        throw new IllegalArgumentException("exactly one value");
                    }
                    return parse.apply(values.get(0));
                },
                expected,
                false);
    }
}
