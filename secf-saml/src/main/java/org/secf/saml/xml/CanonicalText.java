package org.secf.saml.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes elements in exclusive canonical form (xml-exc-c14n §3); refuses characters that XML cannot hold. */
final class CanonicalText {

    private final StringBuilder out = new StringBuilder(1024);

    String write(XmlElement root) {
        element(root, Map.of());
        return out.toString();
    }

    private void element(XmlElement element, Map<String, String> declared) {
        XmlName name = element.name();
        out.append('<').append(name.qualified());
        SortedMap<String, String> used = new TreeMap<>(element.declared());
        used.put(name.prefix(), name.namespace());
        Map<String, String> inScope = new HashMap<>(declared);
        used.forEach((prefix, namespace) -> {
            if (!namespace.equals(inScope.put(prefix, namespace))) {
                attribute("xmlns:" + prefix, namespace);
            }
        });
        element.attributes().forEach(this::attribute);
        out.append('>');
        text(out, element.text());
        for (XmlElement child : element.children()) {
            element(child, inScope);
        }
        out.append("</").append(name.qualified()).append('>');
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        attributeValue(out, value);
        out.append('"');
    }

    /** A value between its quotation marks. */
    static void attributeValue(StringBuilder out, String value) {
        escape(out, value, CanonicalText::inAttribute);
    }

    /** Character content. */
    static void text(StringBuilder out, String text) {
        escape(out, text, CanonicalText::inText);
    }

    /** What needs no other spelling is copied in one go: metadata has many millions of such characters. */
    private static void escape(StringBuilder out, String text, IntFunction<@Nullable String> spelling) {
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            int c = requireXml(text.codePointAt(i));
            String other = c > '>' ? null : spelling.apply(c);
            if (other != null) {
                out.append(text, copied, i).append(other);
                copied = i + 1;
            }
            i += Character.charCount(c);
        }
        out.append(text, copied, text.length());
    }

    private static @Nullable String inAttribute(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '"' -> "&quot;";
            case '\t' -> "&#x9;";
            case '\n' -> "&#xA;";
            case '\r' -> "&#xD;";
            default -> null;
        };
    }

    private static @Nullable String inText(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#xD;";
            default -> null;
        };
    }

    /** Char of XML 1.0 §2.2. */
    private static int requireXml(int c) {
        boolean allowed = c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
        if (!allowed) {
            throw new IllegalArgumentException("XML cannot hold the character U+%04X".formatted(c));
        }
        return c;
    }
}
