package org.secf.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * Parameters of a query or a form, in the order sent, both as sent and decoded. A parameter that a decision depends on is asked for by
 * {@link #single}, which refuses duplicates: two parsers could disagree on which of them counts.
 */
public final class Parameters {

    private static final int MOST = 64;

    /** Nothing was sent. */
    public static final Parameters NONE = new Parameters(List.of());

    private final List<Parameter> all;

    /**
     * One parameter.
     *
     * @param name decoded name
     * @param value decoded value
     * @param rawValue the value's octets as sent, for signatures over them
     */
    public record Parameter(String name, String value, String rawValue) {}

    private Parameters(List<Parameter> all) {
        this.all = all;
    }

    /** Parses {@code application/x-www-form-urlencoded} text. Invalid escapes and invalid UTF-8 are rejected, not repaired. */
    public static Verdict<Parameters> parse(String text) {
        List<Parameter> found = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int ampersand = text.indexOf('&', start);
            int end = ampersand < 0 ? text.length() : ampersand;
            if (end > start) {
                if (found.size() == MOST) {
                    return Verdict.rejected(HttpReason.TOO_MANY_PARAMETERS, "at most " + MOST, "more");
                }
                Optional<Parameter> one = parameter(text.substring(start, end));
                if (one.isEmpty()) {
                    // Never the value: it may be a password.
                    int equals = text.indexOf('=', start);
                    String name = text.substring(start, equals < 0 || equals > end ? end : equals);
                    return Verdict.rejected(
                            HttpReason.MALFORMED_FORM, "percent-encoded UTF-8", "something else in " + name);
                }
                found.add(one.get());
            }
            start = end + 1;
        }
        return Verdict.accepted(new Parameters(List.copyOf(found)));
    }

    /** The one parameter of that name; absent or sent twice is a rejection. */
    public Verdict<Parameter> single(String name) {
        return optional(name)
                .then(found -> found.<Verdict<Parameter>>map(Verdict::accepted)
                        .orElseGet(() -> Verdict.rejected(HttpReason.MISSING_PARAMETER, name, "no such parameter")));
    }

    /** The parameter of that name if it was sent; sent twice is a rejection. */
    public Verdict<Optional<Parameter>> optional(String name) {
        List<Parameter> found =
                all.stream().filter(parameter -> parameter.name().equals(name)).toList();
        return found.size() > 1
                ? Verdict.rejected(HttpReason.DUPLICATE_PARAMETER, name + " once", found.size() + " times")
                : Verdict.accepted(found.stream().findFirst());
    }

    /** Whether it was sent at all, however often. */
    public boolean has(String name) {
        return all.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    private static Optional<Parameter> parameter(String pair) {
        int equals = pair.indexOf('=');
        String rawName = equals < 0 ? pair : pair.substring(0, equals);
        String rawValue = equals < 0 ? "" : pair.substring(equals + 1);
        return decode(rawName).flatMap(name -> decode(rawValue).map(value -> new Parameter(name, value, rawValue)));
    }

    /** Two hexadecimal digits follow each percent sign; the platform's decoder takes {@code %+1} for an octet too. */
    private static boolean isEscaped(String raw) {
        for (int i = raw.indexOf('%'); i >= 0; i = raw.indexOf('%', i + 1)) {
            if (i + 2 >= raw.length()
                    || Character.digit(raw.charAt(i + 1), 16) < 0
                    || Character.digit(raw.charAt(i + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(String raw) {
        if (raw.chars().anyMatch(c -> c > '~' || c < ' ') || !isEscaped(raw)) {
            return Optional.empty();
        }
        try {
            // Decoding to Latin-1 keeps the octets, so that invalid UTF-8 is seen instead of replaced.
            byte[] octets = URLDecoder.decode(raw, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
