package org.secf.administration;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.settings.Kind;
import org.secf.verdict.Verdict;

/** A request in JSON. What it says is not repeated in refusals: somebody may have put a secret there by mistake. */
record JsonBody(JsonObject json) {

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    /** One object with those members only, each at most once. */
    static Verdict<JsonBody> read(String text, Set<String> members) {
        return parse(text)
                .filter(json -> members.containsAll(json.keySet()))
                .map(json -> Verdict.accepted(new JsonBody(json)))
                .orElseGet(() -> malformed("one JSON object with members of "
                        + members.stream().sorted().toList()));
    }

    /** Hostile texts make a parser fail in several ways, not all of which it declares; each means the same. */
    private static Optional<JsonObject> parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text));
                JsonParser parser = Json.createParser(new StringReader(text))) {
            JsonObject json = reader.readObject();
            parser.next();
            parser.skipObject();
            return parser.hasNext() ? Optional.empty() : Optional.of(json);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A member that must be there. */
    Verdict<String> text(String name) {
        return text(name, "");
    }

    /** A member that may be left out where there is something to take instead. */
    Verdict<String> text(String name, String fallback) {
        JsonValue value = json.get(name);
        if (value instanceof JsonString text && !text.getString().isBlank()) {
            return Verdict.accepted(text.getString());
        }
        return value == null && !fallback.isEmpty() ? Verdict.accepted(fallback) : malformed("the text " + name);
    }

    /** A member of a kind of its own, which may be left out. */
    <T> Verdict<T> value(String name, Kind<T> kind, String fallback) {
        return text(name, fallback).then(text -> {
            try {
                return Verdict.accepted(kind.parse().apply(List.of(text.strip())));
            } catch (IllegalArgumentException e) {
                return malformed(name + ": " + kind.expected());
            }
        });
    }

    boolean has(String name) {
        return json.containsKey(name);
    }

    /** True or false, and false where it is left out. */
    Verdict<Boolean> flag(String name) {
        JsonValue value = json.getOrDefault(name, JsonValue.FALSE);
        return value == JsonValue.TRUE || value == JsonValue.FALSE
                ? Verdict.accepted(value == JsonValue.TRUE)
                : malformed(name + ": true or false");
    }

    static <T> Verdict<T> malformed(String expected) {
        return Verdict.rejected(AdministrationReason.REQUEST_MALFORMED, expected, "something else");
    }
}
