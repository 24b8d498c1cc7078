package org.secf.token;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.keys.Secret;

/**
 * What a token endpoint gives (RFC 6749 §5.1, RFC 8693 §2.2.1). Whoever uses it decides whether that is what was asked for.
 *
 * @param token as it stands in a field: letters, digits and marks of RFC 6750 §2.1, at most 16 KiB
 * @param type how it is used, such as {@code Bearer}
 * @param issuedType what it is, by a name of RFC 8693 §3, where the endpoint says so
 * @param goodFor how long from now on, where the endpoint says so; a day at most is believed
 */
public record TokenAnswer(Secret token, String type, Optional<String> issuedType, Optional<Duration> goodFor) {

    private static final int LONGEST = 16_384;
    private static final int LONGEST_NAME = 1024;
    private static final Duration MOST = Duration.ofDays(1);
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,10}");
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,64}");

    public TokenAnswer {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(type, "type");
    }

    /** The same however long it is. */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether a field can hold it and no reader takes it for something else (RFC 6750 §2.1). */
    public static boolean isToken(String text) {
        return text.length() <= LONGEST && hasForm(text);
    }

    /**
     * Reads an answer of status 200.
     *
     * @throws IllegalArgumentException with what was expected; never with what came, which may be a token
     */
    public static TokenAnswer parse(byte[] document) {
        JsonObject object = StrictJson.object(document);
        String token = text(object, "access_token", LONGEST);
        if (!isToken(token)) {
            throw new IllegalArgumentException("access_token: expected a bearer token");
        }
        String type = text(object, "token_type", LONGEST_NAME);
        Optional<String> issued = object.containsKey("issued_token_type")
                ? Optional.of(text(object, "issued_token_type", LONGEST_NAME))
                : Optional.empty();
        Optional<Duration> good = object.containsKey("expires_in") ? Optional.of(seconds(object)) : Optional.empty();
        return new TokenAnswer(Secret.taking(token.getBytes(StandardCharsets.US_ASCII)), type, issued, good);
    }

    /** The code of an error (RFC 6749 §5.2), and nothing of what else stands there, which may repeat what was asked; empty where there is none. */
    public static Optional<String> error(byte[] document) {
        try {
            return StrictJson.object(document).get("error") instanceof JsonString code
                    ? Optional.of(code.getString()).filter(CODE.asMatchPredicate())
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject object, String name, int longest) {
        if (object.get(name) instanceof JsonString text && text.getString().length() <= longest) {
            return text.getString();
        }
        throw new IllegalArgumentException(name + ": expected a text of at most " + longest + " characters");
    }

    private static Duration seconds(JsonObject object) {
        if (object.get("expires_in") instanceof JsonNumber number
                && WHOLE.matcher(number.toString()).matches()) {
            Duration said = Duration.ofSeconds(Long.parseLong(number.toString()));
            return said.compareTo(MOST) < 0 ? said : MOST;
        }
        throw new IllegalArgumentException("expires_in: expected a whole number of seconds");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TokenAnswer[" + type + ", " + issuedType.orElse("no type said") + "]";
    }
}
