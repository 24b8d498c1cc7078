package org.secf.visited;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secf.http.Origin;
import org.secf.http.PublicUrl;
import org.secf.keys.Jwk;
import org.secf.verdict.Verdict;

/** Reads what a home answered. Members that are not known are refused: the home may have meant to bound something by them. */
final class StatementReader {

    static final int LONGEST = 1024 * 1024;

    /** An object with an array of objects with arrays of keys. */
    private static final int DEEPEST = 5;

    private static final String EXPECTED =
            "one JSON object of at most " + LONGEST + " octets and " + DEEPEST + " levels, each member once";
    private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,10}");
    private static final Set<String> OF_STATEMENT = Set.of("iss", "nbf", "exp", "servers");
    private static final Set<String> OF_SERVER = Set.of("name", "origins", "answer_keys", "tls_keys");
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private StatementReader() {}

    /** Refused with {@link VisitedReason#NOT_A_STATEMENT}. */
    static Verdict<HomeStatement> read(byte[] octets) {
        try {
            return Verdict.accepted(statement(object(octets)));
        } catch (IllegalArgumentException malformed) {
            return Verdict.rejected(
                    VisitedReason.NOT_A_STATEMENT, String.valueOf(malformed.getMessage()), "something else");
        }
    }

    private static HomeStatement statement(JsonObject json) {
        requireKnown(json, OF_STATEMENT);
        return new HomeStatement(
                text(json.get("iss"), "iss"),
                time(json, "nbf"),
                time(json, "exp"),
                all(json, "servers", HomeStatement.MOST_SERVERS, StatementReader::server));
    }

    private static VouchedServer server(JsonValue value) {
        JsonObject json = object(value, "servers");
        requireKnown(json, OF_SERVER);
        List<Origin> origins = all(json, "origins", VouchedServer.MOST_ORIGINS, StatementReader::origin);
        return new VouchedServer(
                text(json.get("name"), "name"),
                Set.copyOf(origins),
                all(json, "answer_keys", VouchedServer.MOST_KEYS, StatementReader::key),
                all(json, "tls_keys", VouchedServer.MOST_KEYS, StatementReader::key));
    }

    /** A path would look as if it bounded something. */
    private static Origin origin(JsonValue value) {
        String text = text(value, "origins");
        if (!PublicUrl.parse(text).origin().equals(text)) {
            throw new IllegalArgumentException("origins: addresses without path");
        }
        return Origin.of(text).orElseThrow(() -> new IllegalArgumentException("origins: https addresses"));
    }

    private static Jwk key(JsonValue value) {
        return Jwk.read(object(value, "keys")).fold(key -> key, refused -> {
            throw new IllegalArgumentException("keys: " + refused.reason().name() + ": " + refused.expected());
        });
    }

    private static <T> List<T> all(JsonObject json, String name, int most, Function<JsonValue, T> read) {
        if (json.get(name) instanceof JsonArray array && array.size() <= most) {
            return array.stream().map(read).collect(Collectors.toUnmodifiableList());
        }
        throw new IllegalArgumentException(name + ": an array of at most " + most);
    }

    private static Instant time(JsonObject json, String name) {
        if (json.get(name) instanceof JsonNumber number
                && SECONDS.matcher(number.toString()).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(number.toString()));
        }
        throw new IllegalArgumentException(name + ": whole seconds since 1970");
    }

    private static String text(@Nullable JsonValue value, String name) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new IllegalArgumentException(name + ": a text");
    }

    private static JsonObject object(JsonValue value, String name) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException(name + ": objects");
    }

    private static void requireKnown(JsonObject json, Set<String> members) {
        if (!members.containsAll(json.keySet())) {
            throw new IllegalArgumentException(
                    "no members but " + members.stream().sorted().toList());
        }
    }

    /** Hostile texts make a parser fail in several ways, not all of which it declares; each means the same. */
    private static JsonObject object(byte[] octets) {
        if (octets.length > LONGEST || depth(octets) > DEEPEST) {
            throw new IllegalArgumentException(EXPECTED);
        }
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(octets), StandardCharsets.UTF_8);
                JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(octets), StandardCharsets.UTF_8)) {
            JsonObject object = reader.readObject();
            // A reader stops at the end of its object and sees no more.
            parser.next();
            parser.skipObject();
            if (!parser.hasNext()) {
                return object;
            }
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(EXPECTED, unreadable);
        }
        throw new IllegalArgumentException(EXPECTED);
    }

    /** Counted before any parser sees it, since some parse what is nested by recursion. Brackets in a name count, too, and do no harm in pairs. */
    private static int depth(byte[] octets) {
        int depth = 0;
        int deepest = 0;
        for (byte octet : octets) {
            if (octet == '{' || octet == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (octet == '}' || octet == ']') {
                depth--;
            }
        }
        return deepest;
    }
}
