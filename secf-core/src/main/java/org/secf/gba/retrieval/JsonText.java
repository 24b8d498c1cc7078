package org.secf.gba.retrieval;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.token.StrictJson;

/** Members of one JSON object. Those that nobody reads are left alone, as the service asks; whatever is of another kind is refused. */
record JsonText(JsonObject object) {

    private static final int LONGEST_TEXT = 1024;
    private static final int MOST_ENTRIES = 256;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,10}");

    /**
     * One object and nothing else, each member once: of two, somebody on the way could have looked at the other.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static JsonText parse(byte[] document) {
        return new JsonText(StrictJson.object(document));
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> malformed(name, "a text"));
    }

    Optional<String> optionalText(String name) {
        if (!object.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(text(name, LONGEST_TEXT));
    }

    String text(String name, int longest) {
        if (object.get(name) instanceof JsonString text && text.getString().length() <= longest) {
            return text.getString();
        }
        throw malformed(name, "a text of at most " + longest + " characters");
    }

    JsonText object(String name) {
        if (object.get(name) instanceof JsonObject inner) {
            return new JsonText(inner);
        }
        throw malformed(name, "an object");
    }

    boolean flag(String name) {
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.FALSE) {
            return false;
        }
        if (value == JsonValue.TRUE) {
            return true;
        }
        throw malformed(name, "true or false");
    }

    /** An array that may be missing. */
    List<JsonText> objects(String name) {
        List<JsonText> all = new ArrayList<>();
        for (JsonValue value : array(name)) {
            if (!(value instanceof JsonObject inner)) {
                throw malformed(name, "an array of objects");
            }
            all.add(new JsonText(inner));
        }
        return all;
    }

    /** An array that may be missing, of numbers of 32 bits. */
    List<Long> numbers(String name) {
        return array(name).stream().map(value -> number(name, value)).toList();
    }

    long number(String name) {
        JsonValue value = object.get(name);
        if (value == null) {
            throw malformed(name, "a number");
        }
        return number(name, value);
    }

    Optional<Long> optionalNumber(String name) {
        return object.containsKey(name) ? Optional.of(number(name)) : Optional.empty();
    }

    private static long number(String name, JsonValue value) {
        if (value instanceof JsonNumber number
                && WHOLE.matcher(number.toString()).matches()) {
            long whole = Long.parseLong(number.toString());
            if (whole <= 0xFFFF_FFFFL) {
                return whole;
            }
        }
        throw malformed(name, "a whole number of 32 bits");
    }

    private List<JsonValue> array(String name) {
        if (!object.containsKey(name)) {
            return List.of();
        }
        if (object.get(name) instanceof JsonArray array && array.size() <= MOST_ENTRIES) {
            return array;
        }
        throw malformed(name, "an array of at most " + MOST_ENTRIES + " entries");
    }

    /** Never with what came: it may be a key. */
    private static IllegalArgumentException malformed(String name, String expected) {
        return new IllegalArgumentException(name + ": expected " + expected);
    }
}
