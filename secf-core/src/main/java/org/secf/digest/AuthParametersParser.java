package org.secf.digest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.secf.digest.AuthParameters.Value;
import org.secf.verdict.Verdict;

/** One pass over a field. Good for one. */
final class AuthParametersParser {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private final String field;
    private final Map<String, Value> values = new HashMap<>();
    private int at;

    AuthParametersParser(String field) {
        this.field = field;
    }

    Verdict<AuthParameters> parse() {
        if (field.length() > AuthParameters.LONGEST) {
            return tooLarge("at most " + AuthParameters.LONGEST + " characters", field.length() + " characters");
        }
        String scheme = token();
        if (scheme.isEmpty() || (at < field.length() && field.charAt(at) != ' ')) {
            return malformed();
        }
        while (isBeforeParameter()) {
            if (values.size() == AuthParameters.MOST) {
                return tooLarge("at most " + AuthParameters.MOST + " parameters", "more");
            }
            String name = token().toLowerCase(Locale.ROOT);
            Optional<Value> value = name.isEmpty() || !skipEquals() ? Optional.empty() : value();
            if (value.isEmpty() || !isAtEndOfElement()) {
                return malformed();
            }
            if (values.putIfAbsent(name, value.get()) != null) {
                return Verdict.rejected(DigestReason.DUPLICATE_PARAMETER, name + " once", "twice");
            }
        }
        return Verdict.accepted(new AuthParameters(scheme, values));
    }

    /** Skips what may stand between two elements; false at the end. */
    private boolean isBeforeParameter() {
        while (at < field.length() && (isBlank(field.charAt(at)) || field.charAt(at) == ',')) {
            at++;
        }
        return at < field.length();
    }

    private boolean skipEquals() {
        skipBlanks();
        if (at == field.length() || field.charAt(at) != '=') {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private boolean isAtEndOfElement() {
        skipBlanks();
        return at == field.length() || field.charAt(at) == ',';
    }

    private Optional<Value> value() {
        if (at < field.length() && field.charAt(at) == '"') {
            return quoted();
        }
        String token = token();
        return token.isEmpty() ? Optional.empty() : Optional.of(new Value(token, false));
    }

    private Optional<Value> quoted() {
        StringBuilder text = new StringBuilder();
        for (int i = at + 1; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '"') {
                at = i + 1;
                return Optional.of(new Value(text.toString(), true));
            }
            if (c == '\\') {
                i++;
                if (i == field.length()) {
                    return Optional.empty();
                }
                c = field.charAt(i);
            }
            if (!isText(c)) {
                return Optional.empty();
            }
            text.append(c);
        }
        return Optional.empty();
    }

    private String token() {
        int start = at;
        while (at < field.length() && isTokenCharacter(field.charAt(at))) {
            at++;
        }
        return field.substring(start, at);
    }

    private void skipBlanks() {
        while (at < field.length() && isBlank(field.charAt(at))) {
            at++;
        }
    }

    static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_SIGNS.indexOf(c) >= 0;
    }

    /** What may stand in quotes, escaped or not: a visible character, a blank, or an octet above ASCII. */
    static boolean isText(char c) {
        return c == '\t' || (c >= ' ' && c <= '~') || (c >= 0x80 && c <= 0xFF);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private Verdict<AuthParameters> malformed() {
        return Verdict.rejected(
                DigestReason.MALFORMED_HEADER,
                "scheme name=value, name=\"value\"",
                "something else at character " + at);
    }

    private static Verdict<AuthParameters> tooLarge(String expected, String received) {
        return Verdict.rejected(DigestReason.HEADER_TOO_LARGE, expected, received);
    }
}
