package org.secf.structured;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Writes values in their one form (RFC 9651 §4.1). */
final class FieldWriter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(128);

    private FieldWriter() {}

    static String text(BareItem item) {
        if (item instanceof BareItem.Text text) {
            return '"' + escaped(text.value()) + '"';
        }
        FieldWriter writer = new FieldWriter();
        writer.bare(item);
        return writer.out.toString();
    }

    static String text(Member member) {
        FieldWriter writer = new FieldWriter();
        writer.member(member);
        return writer.out.toString();
    }

    static String text(Parameters parameters) {
        FieldWriter writer = new FieldWriter();
        writer.parameters(parameters);
        return writer.out.toString();
    }

    static String text(Dictionary dictionary) {
        FieldWriter writer = new FieldWriter();
        dictionary.members().forEach(writer::entry);
        return writer.out.toString();
    }

    private void entry(String key, Member member) {
        out.append(out.isEmpty() ? "" : ", ").append(key);
        if (member instanceof Item item && item.value().equals(BareItem.Bool.TRUE)) {
            parameters(item.parameters());
        } else {
            out.append('=');
            member(member);
        }
    }

    private void member(Member member) {
        if (member instanceof Item item) {
            bare(item.value());
        } else if (member instanceof InnerList list) {
            char before = '(';
            for (Item item : list.items()) {
                out.append(before);
                member(item);
                before = ' ';
            }
            out.append(before == '(' ? "()" : ")");
        }
        parameters(member.parameters());
    }

    private void parameters(Parameters parameters) {
        for (Map.Entry<String, BareItem> parameter : parameters.values().entrySet()) {
            out.append(';').append(parameter.getKey());
            if (!parameter.getValue().equals(BareItem.Bool.TRUE)) {
                out.append('=');
                bare(parameter.getValue());
            }
        }
    }

    private void bare(BareItem item) {
        if (item instanceof BareItem.Int number) {
            out.append(number.value());
        } else if (item instanceof BareItem.Decimal number) {
            out.append(number.value().toPlainString());
        } else if (item instanceof BareItem.Text text) {
            quoted(text.value());
        } else if (item instanceof BareItem.Token token) {
            out.append(token.value());
        } else if (item instanceof BareItem.Octets octets) {
            out.append(':')
                    .append(Base64.getEncoder().encodeToString(octets.value()))
                    .append(':');
        } else if (item instanceof BareItem.Bool bool) {
            out.append(bool.value() ? "?1" : "?0");
        } else if (item instanceof BareItem.Date date) {
            out.append('@').append(date.value());
        } else if (item instanceof BareItem.Display display) {
            display(display.value());
        }
    }

    private void quoted(String text) {
        out.append('"').append(escaped(text)).append('"');
    }

    private static String escaped(String text) {
        boolean isPlain = text.indexOf('"') < 0 && text.indexOf('\\') < 0;
        return isPlain ? text : text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private void display(String text) {
        out.append("%\"");
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (Alphabet.PRINTABLE.has(octet) && octet != '%' && octet != '"') {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
        out.append('"');
    }
}
