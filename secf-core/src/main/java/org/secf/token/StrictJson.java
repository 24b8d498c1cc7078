package org.secf.token;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What servers answer in JSON. */
public final class StrictJson {

    private static final int LONGEST = 1 << 16;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private StrictJson() {}

    /**
     * One object of at most 64 KiB and nothing else, each member once: of two, somebody on the way could have looked at the other.
     *
     * @throws IllegalArgumentException when it is something else; without what came, which may be a secret
     */
    public static JsonObject object(byte[] document) {
        if (document.length > LONGEST) {
            throw new IllegalArgumentException("more than " + LONGEST + " octets");
        }
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8);
                JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(document), StandardCharsets.UTF_8)) {
            JsonObject object = reader.readObject();
            // A reader stops at the end of its object and sees no more.
            parser.next();
            parser.skipObject();
            if (!parser.hasNext()) {
                return object;
            }
        } catch (RuntimeException e) {
            // Parsers fail in ways that they do not declare, too. The message may repeat a key.
            throw new IllegalArgumentException("no JSON object", e);
        }
        throw new IllegalArgumentException("more behind the JSON object");
    }
}
