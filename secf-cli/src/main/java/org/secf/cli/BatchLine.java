package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;

/** One line of a batch: a JSON object whose members are options, and an id. */
final class BatchLine {

    // A member given twice could be read differently by whoever wrote the log.
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private BatchLine() {}

    static JsonObject parse(String text) throws UnusableException {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new UnusableException("expected one JSON object a line: " + e.getMessage(), e);
        }
    }

    static JsonValue id(JsonObject line) {
        return line.getOrDefault("id", JsonValue.NULL);
    }

    /** The options a line gives; null takes a default of the command line back. */
    static Given options(JsonObject line) throws UnusableException {
        Given given = Given.NOTHING;
        for (Map.Entry<String, JsonValue> member : line.entrySet()) {
            if (!member.getKey().equals("id")) {
                VerifyOption option = option(member.getKey());
                given = given.with(option, text(option, member.getValue()));
            }
        }
        return given;
    }

    private static VerifyOption option(String name) throws UnusableException {
        return VerifyOption.of(name)
                .orElseThrow(() -> new UnusableException(
                        name + ": there is no such option; see secf saml verify --help, and leave the dashes out"));
    }

    private static String text(VerifyOption option, JsonValue value) throws UnusableException {
        String text = switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "";
            default -> throw new UnusableException(option.text() + ": expected a text, found " + value);
        };
        boolean isTruth = text.equals("true") || text.equals("false");
        if (option.isFlag() && !isTruth && !text.isEmpty()) {
            throw new UnusableException(option.text() + ": expected true or false, found " + text);
        }
        return text;
    }
}
