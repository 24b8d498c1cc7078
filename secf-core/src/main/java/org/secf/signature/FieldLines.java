package org.secf.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.structured.BareItem;
import org.secf.verdict.Verdict;

/** The lines of a field as a signature covers them: trimmed, on one line, in their order (RFC 9421 §2.1). */
final class FieldLines {

    private FieldLines() {}

    /** Each line in its form; rejected where it has other characters than a field may have, or others than ASCII. */
    static Verdict<List<String>> trimmed(Component component, List<String> lines) {
        List<String> all = new ArrayList<>(lines.size());
        for (String line : lines) {
            Optional<String> one = line.indexOf('\r') < 0 ? Optional.of(line) : unfolded(line);
            Optional<String> clean = one.map(FieldLines::trim).filter(FieldLines::isText);
            if (clean.isEmpty()) {
                return Verdict.rejected(
                        SignatureReason.UNREADABLE_COMPONENT, component + " in visible ASCII, spaces and tabs", line);
            }
            all.add(clean.get());
        }
        return Verdict.accepted(all);
    }

    /** Each as a byte sequence (§2.1.3). */
    static String octets(List<String> trimmed) {
        StringBuilder all = new StringBuilder();
        for (String line : trimmed) {
            all.append(all.isEmpty() ? "" : ", ")
                    .append(new BareItem.Octets(line.getBytes(StandardCharsets.US_ASCII)).text());
        }
        return all.toString();
    }

    /** An obsolete folding, with the blanks around it, is one space (RFC 9112 §5.2); any other line break is none of a field. */
    private static Optional<String> unfolded(String line) {
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        for (int end = line.indexOf('\r'); end >= 0; end = line.indexOf('\r', at)) {
            int next = end + 2;
            boolean isFold = next < line.length() && line.charAt(end + 1) == '\n' && isBlank(line.charAt(next));
            if (!isFold) {
                return Optional.empty();
            }
            text.append(trim(line.substring(at, end))).append(' ');
            at = next;
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
        }
        return Optional.of(text.append(line, at, line.length()).toString());
    }

    private static String trim(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Visible ASCII, spaces and tabs. */
    static boolean isText(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > '~' || (c < ' ' && c != '\t')) {
                return false;
            }
        }
        return true;
    }
}
