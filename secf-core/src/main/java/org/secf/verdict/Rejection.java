package org.secf.verdict;

import java.util.Objects;

/**
 * One refusal with what was expected and what came. Goes to log and audit, never to the client.
 *
 * @param reason the rule that refused
 * @param expected what would have passed
 * @param received what came instead; may be hostile, so it is shortened and freed of control characters here
 */
public record Rejection(Reason reason, String expected, String received) {

    private static final int LONGEST = 300;

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        expected = printable(expected);
        received = printable(received);
    }

    /** Expected and received in one sentence, on one line. */
    public String detail() {
        return "expected " + expected + ", received " + received;
    }

    /** As it may stand in a log, whoever sent it: on one line, and not long. */
    public static String printable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        StringBuilder clean = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> clean.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
        return clean.toString();
    }

    /** Control and format characters could forge log lines or hide text by changing its direction. */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
