package org.secf.agreement;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.secf.keys.Base64Url;

/** The members of one JSON object. Whoever read all that it knows calls {@link #requireNoMore}. */
final class Members {

    private static final int LONGEST_TEXT = 256;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + LONGEST_TEXT + "}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,10}");

    private final JsonObject object;
    private final Set<String> unread;

    Members(JsonObject object) {
        this.object = object;
        this.unread = new HashSet<>(object.keySet());
    }

    /** Visible ASCII of at most {@link #LONGEST_TEXT} characters. */
    String text(String name) throws MalformedMessage {
        return optionalText(name).orElseThrow(() -> malformed(name, "a text"));
    }

    Optional<String> optionalText(String name) throws MalformedMessage {
        if (!object.containsKey(name)) {
            return Optional.empty();
        }
        String text = string(name);
        if (!VISIBLE.matcher(text).matches()) {
            throw malformed(name, "1 to " + LONGEST_TEXT + " visible ASCII characters");
        }
        return Optional.of(text);
    }

    /** Base64url of so many octets. */
    byte[] octets(String name, int least, int most) throws MalformedMessage {
        return Base64Url.decode(string(name))
                .filter(octets -> octets.length >= least && octets.length <= most)
                .orElseThrow(() -> malformed(name, "base64url of " + least + " to " + most + " octets"));
    }

    Optional<byte[]> optionalOctets(String name, int least, int most) throws MalformedMessage {
        return object.containsKey(name) ? Optional.of(octets(name, least, most)) : Optional.empty();
    }

    /** A whole number of at most 11 digits, not below zero. */
    long number(String name) throws MalformedMessage {
        unread.remove(name);
        if (object.get(name) instanceof JsonNumber number) {
            String digits = number.toString();
            if (NUMBER.matcher(digits).matches()) {
                return Long.parseLong(digits);
            }
        }
        throw malformed(name, "a whole number");
    }

    Instant time(String name) throws MalformedMessage {
        return Instant.ofEpochSecond(number(name));
    }

    Members object(String name) throws MalformedMessage {
        unread.remove(name);
        if (object.get(name) instanceof JsonObject inner) {
            return new Members(inner);
        }
        throw malformed(name, "an object");
    }

    List<Members> objects(String name) throws MalformedMessage {
        List<Members> all = new ArrayList<>();
        for (JsonValue value : array(name)) {
            if (!(value instanceof JsonObject inner)) {
                throw malformed(name, "an array of objects");
            }
            all.add(new Members(inner));
        }
        return all;
    }

    List<String> texts(String name) throws MalformedMessage {
        List<String> all = new ArrayList<>();
        for (JsonValue value : array(name)) {
            if (!(value instanceof JsonString text)) {
                throw malformed(name, "an array of texts");
            }
            all.add(text.getString());
        }
        return all;
    }

    /** Members that we do not know could mean what we ought to do. */
    void requireNoMore() throws MalformedMessage {
        if (!unread.isEmpty()) {
            throw new MalformedMessage(AgreementReason.MALFORMED_MEMBER, "no other members", String.join(", ", unread));
        }
    }

    private JsonArray array(String name) throws MalformedMessage {
        unread.remove(name);
        if (object.get(name) instanceof JsonArray array) {
            return array;
        }
        throw malformed(name, "an array");
    }

    private String string(String name) throws MalformedMessage {
        unread.remove(name);
        if (object.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw malformed(name, "a text");
    }

    /** Never with what came: part of it may be a secret. */
    static MalformedMessage malformed(String name, String expected) {
        return new MalformedMessage(AgreementReason.MALFORMED_MEMBER, name + ": " + expected, "another or none");
    }
}
