package org.secf.digest;

/** Writes parameters of a header field (RFC 9110 §11.2). Not for several threads at once. */
public final class AuthParametersWriter {

    private final StringBuilder field;
    private String separator;

    private AuthParametersWriter(String beginning, String separator) {
        this.field = new StringBuilder(beginning);
        this.separator = separator;
    }

    /** A field that begins with a scheme, such as {@code WWW-Authenticate}. */
    public static AuthParametersWriter withScheme(String scheme) {
        return new AuthParametersWriter(token(scheme), " ");
    }

    /** A field of parameters only, such as {@code Authentication-Info}. */
    public static AuthParametersWriter withoutScheme() {
        return new AuthParametersWriter("", "");
    }

    /**
     * Adds {@code name=value}.
     *
     * @throws IllegalArgumentException when the value is no token
     */
    public AuthParametersWriter token(String name, String value) {
        begin(name).append(token(value));
        return this;
    }

    /**
     * Adds {@code name="value"}, escaping what must be.
     *
     * @throws IllegalArgumentException when the value has a character that no field can hold
     */
    public AuthParametersWriter quoted(String name, String value) {
        StringBuilder text = begin(name).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!AuthParametersParser.isText(c)) {
                throw new IllegalArgumentException("a header field cannot hold the value of " + name);
            }
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
        return this;
    }

    /** The field's value. */
    public String text() {
        return field.toString();
    }

    private StringBuilder begin(String name) {
        field.append(separator).append(token(name)).append('=');
        separator = ", ";
        return field;
    }

    private static String token(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> AuthParametersParser.isTokenCharacter((char) c))) {
            throw new IllegalArgumentException("not a token of a header field");
        }
        return text;
    }
}
