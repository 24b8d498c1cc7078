package org.secf.digest;

import java.util.Map;
import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * Credentials as they stand in a header field: a scheme and parameters (RFC 9110 §11.4). Parameter names are in small letters; values have the
 * characters of the field, in which a container shows each octet as one character.
 */
public final class AuthParameters {

    /** The most characters of a field; an address may take half of it. */
    public static final int LONGEST = 16_384;

    /** The most parameters of a field. */
    public static final int MOST = 32;

    private final String scheme;
    private final Map<String, Value> values;

    /**
     * The value of a parameter.
     *
     * @param text without quotes and escapes
     * @param isQuoted whether it stood in quotes
     */
    public record Value(String text, boolean isQuoted) {}

    AuthParameters(String scheme, Map<String, Value> values) {
        this.scheme = scheme;
        this.values = Map.copyOf(values);
    }

    /**
     * Reads a field. Empty list elements are ignored, as RFC 9110 §5.6.1.2 demands; nothing else is forgiven.
     *
     * @return rejected with {@link DigestReason#HEADER_TOO_LARGE}, {@link DigestReason#MALFORMED_HEADER} or {@link DigestReason#DUPLICATE_PARAMETER}
     */
    public static Verdict<AuthParameters> parse(String field) {
        return new AuthParametersParser(field).parse();
    }

    /** The authentication scheme as written. */
    public String scheme() {
        return scheme;
    }

    /** The parameter of that name, in small letters. */
    public Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text of a parameter that is known to be there. */
    String text(String name) {
        return find(name)
                .map(Value::text)
                .orElseThrow(() -> new IllegalStateException("nobody asked whether there is a " + name));
    }
}
