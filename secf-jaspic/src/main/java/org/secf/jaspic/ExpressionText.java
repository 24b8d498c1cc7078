package org.secf.jaspic;

import java.util.function.UnaryOperator;

/** Finds expressions in a text. A backslash before one makes it plain text. */
final class ExpressionText {

    private ExpressionText() {}

    /**
     * Replaces each expression.
     *
     * @param sign what stands before the brace: {@code $} for immediate expressions, {@code #} for deferred ones
     * @param evaluated the value of what stands between the braces
     * @throws IllegalArgumentException where a brace is not closed
     */
    static String replace(String text, char sign, UnaryOperator<String> evaluated) {
        StringBuilder replaced = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean isOpen = c == sign && i + 1 < text.length() && text.charAt(i + 1) == '{';
            if (c == '\\' && text.startsWith(sign + "{", i + 1)) {
                replaced.append(sign).append('{');
                i += 3;
            } else if (isOpen) {
                int end = end(text, i + 2);
                replaced.append(evaluated.apply(text.substring(i + 2, end)));
                i = end + 1;
            } else {
                replaced.append(c);
                i++;
            }
        }
        return replaced.toString();
    }

    /** The closing brace; braces of maps and in quotes do not count. */
    private static int end(String text, int from) {
        int depth = 1;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote && text.charAt(i - 1) != '\\' ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a brace is not closed");
    }
}
