package org.secf.jwt;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads JSON that anybody may have written, so that no two readers could take it for different things. */
public final class StrictJson {

    /** What is said where it is not. */
    public static final String EXPECTED = "one JSON object in UTF-8, each member once, nested at most 8 deep";

    private static final int DEEPEST = 8;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private StrictJson() {}

    /** The one object; empty where it is not in UTF-8, has a member twice, is nested deeper than eight levels, or something else stands beside it. */
    public static Optional<JsonObject> object(byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return isOneShallowObject(text) ? Optional.of(read(text)) : Optional.empty();
        } catch (CharacterCodingException | RuntimeException unreadable) {
            // Hostile texts make parsers fail in several ways, not all of which they declare.
            return Optional.empty();
        }
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Parsers follow brackets by recursion and stop at the end of an object, so brackets are counted before they see them. */
    private static boolean isOneShallowObject(String text) {
        int depth = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    isQuoted = false;
                }
            } else if (c == '"') {
                isQuoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > DEEPEST) {
                    return false;
                }
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return isBlank(text, i + 1);
            }
        }
        return false;
    }

    private static boolean isBlank(String text, int from) {
        return text.chars().skip(from).allMatch(c -> c == ' ' || c == '\t' || c == '\r' || c == '\n');
    }
}
