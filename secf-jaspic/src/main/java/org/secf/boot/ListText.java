package org.secf.boot;

import java.util.ArrayList;
import java.util.List;
import org.secf.settings.Key;

/** Lists in one line: split at commas, of which a backslash makes an ordinary one. */
final class ListText {

    private ListText() {}

    /** One value, or several where the key is a list. */
    static List<String> values(Key<?> key, String text) {
        return key.kind().isList() ? split(text) : List.of(text.strip());
    }

    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == ',' || text.charAt(i + 1) == '\\')) {
                part.append(text.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
