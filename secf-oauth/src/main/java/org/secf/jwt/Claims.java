package org.secf.jwt;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, by the types that RFC 7519 gives to claims; a claim of another type is as good as none, and {@link #has} tells the difference.
 *
 * @param json each member once
 */
public record Claims(JsonObject json) {

    /** The year 10000: later times are mistakes, and more digits than a clock has. */
    private static final double END_OF_TIME = 253_402_300_800d;

    private static final String SEPARATOR = "/";

    /** Whether there is such a claim, of whatever type. */
    public boolean has(String name) {
        return json.containsKey(name);
    }

    /** A text that is not empty. */
    public Optional<String> text(String name) {
        return text(json.get(name));
    }

    /** A time in seconds since 1970 (RFC 7519 §2, NumericDate), parts of a second dropped. */
    public Optional<Instant> time(String name) {
        if (!(json.get(name) instanceof JsonNumber number)) {
            return Optional.empty();
        }
        double seconds = number.doubleValue();
        return seconds >= 0 && seconds < END_OF_TIME
                ? Optional.of(Instant.ofEpochSecond((long) seconds))
                : Optional.empty();
    }

    /** One text, or an array of nothing but texts; none where it is anything else. */
    public List<String> texts(String name) {
        return texts(json.get(name));
    }

    /** A member that is an object. */
    public Optional<Claims> object(String name) {
        return json.get(name) instanceof JsonObject object ? Optional.of(new Claims(object)) : Optional.empty();
    }

    /**
     * The texts at a path such as {@code realm_access/roles}. A claim whose own name has slashes, such as {@code https://example.org/groups}, is found by
     * that name.
     */
    public List<String> at(String path) {
        if (json.containsKey(path)) {
            return texts(path);
        }
        int slash = path.indexOf(SEPARATOR);
        return slash < 1
                ? List.of()
                : object(path.substring(0, slash))
                        .map(inner -> inner.at(path.substring(slash + 1)))
                        .orElse(List.of());
    }

    private static Optional<String> text(@Nullable JsonValue value) {
        return value instanceof JsonString text && !text.getString().isEmpty()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static List<String> texts(@Nullable JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return text(value).stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue member : array) {
            Optional<String> text = text(member);
            if (text.isEmpty()) {
                return List.of();
            }
            texts.add(text.get());
        }
        return texts;
    }

    /** Names only; values may be personal. */
    @Override
    public String toString() {
        return "claims " + json.keySet();
    }
}
