package org.secf.agreement;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads one message as it came: one JSON object in UTF-8, each member once, short and flat. */
final class Message {

    /** Octets of the longest message. */
    static final int LONGEST = 16 * 1024;

    /** An offer is an object in an object with an array of objects. */
    private static final int DEEPEST = 4;

    private static final String EXPECTED = "one JSON object in UTF-8 of at most " + LONGEST
            + " octets, each member once, not nested deeper than " + DEEPEST;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private Message() {}

    static Members read(byte[] octets) throws MalformedMessage {
        if (octets.length > LONGEST) {
            throw malformed(octets.length + " octets");
        }
        String text = text(octets);
        if (depth(text) > DEEPEST) {
            throw malformed("one nested deeper");
        }
        return new Members(object(text));
    }

    private static String text(byte[] octets) throws MalformedMessage {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("other octets");
        }
    }

    /** Counted before any parser sees it, since some parse what is nested by recursion. What brackets in texts add is no harm: our texts have none. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return deepest;
    }

    /** Hostile texts make a parser fail in several ways, not all of which it declares; each means the same. */
    private static JsonObject object(String text) throws MalformedMessage {
        try (JsonReader reader = READERS.createReader(new StringReader(text));
                JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            JsonObject object = reader.readObject();
            // A reader stops at the end of its object and sees no more.
            parser.next();
            parser.skipObject();
            if (!parser.hasNext()) {
                return object;
            }
        } catch (RuntimeException unreadable) {
            throw malformed("something else");
        }
        throw malformed("more behind it");
    }

    private static MalformedMessage malformed(String received) {
        return new MalformedMessage(AgreementReason.MALFORMED_MESSAGE, EXPECTED, received);
    }
}
